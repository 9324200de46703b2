import type { Provider, TransactionReceipt } from "ethers";
import { DaoError } from "../../../core/errors.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { pause } from "../../../core/via/index.js";
import { walletTrouble } from "../wallet-errors.js";

const LOOK_MS = 1_000;
/** So long a transaction is waited for before it is said that it may still come. */
const MOST_LOOKS = 600;

/** How the code of a key that follows a contract begins (EIP-7702); such a key pays for itself. */
const FOLLOWS = "0xef0100";

/**
 * What a transaction would cost at most, and what the account holds; nothing for what no node says, nor of a contract
 * wallet: who pays there is its own affair.
 */
export async function feeOf(
  provider: Provider,
  account: string,
  call: { to: string; data: string },
): Promise<{ fee: bigint | undefined; balance: bigint | undefined }> {
  const [gas, { maxFeePerGas, gasPrice }, held, code] = await Promise.all([
    provider.estimateGas({ from: account, ...call }).catch(unlessPoor),
    provider.getFeeData(),
    provider.getBalance(account),
    provider.getCode(account),
  ]);
  const balance = code === "0x" || code.startsWith(FOLLOWS) ? held : undefined;
  const price = maxFeePerGas ?? gasPrice ?? undefined;
  return { fee: gas === undefined || price === undefined ? undefined : gas * price, balance };
}

/** Some nodes do not estimate for who cannot pay; that is said when it is sent. */
function unlessPoor(error: unknown): undefined {
  if (walletTrouble(error) === "poor") return undefined;
  throw error;
}

/**
 * Waits until a transaction is in a block.
 *
 * @throws the rule that refused it, or DaoError `TRANSACTION_REVERTED`, when it did nothing; DaoError
 * `TRANSACTION_UNSEEN` when it is not there for long.
 */
export async function awaitMined(
  provider: Provider,
  hash: string,
  mostLooks = MOST_LOOKS,
): Promise<TransactionReceipt> {
  for (let looks = 0; looks < mostLooks; looks++) {
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt?.status === 0) {
      await tryAgain(provider, receipt);
      throw new DaoError("TRANSACTION_REVERTED", `The transaction ${hash} did nothing.`, {
        hint: "Something changed just before it. Look at the page again, and try once more.",
      });
    }
    if (receipt !== null) return receipt;
    await pause(LOOK_MS);
  }
  throw new DaoError("TRANSACTION_UNSEEN", `The transaction ${hash} is in no block yet.`, {
    hint: "It may still come. A contract wallet may wait for its other owners to agree.",
  });
}

/** Asks what a transaction that did nothing would do where it stood. @throws the rule that refused it, when one says so */
async function tryAgain(provider: Provider, { hash, blockNumber }: TransactionReceipt) {
  try {
    const sent = await provider.getTransaction(hash);
    if (sent === null) return;
    const { from, to, data, value } = sent;
    await provider.call({ from, to, data, value, blockTag: blockNumber });
  } catch (error) {
    // A node without old state explains nothing.
    if (explainRevert(error) !== undefined) throw error;
  }
}
