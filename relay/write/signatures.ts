import { getAddress, Interface, recoverAddress, Signature } from "ethers";
import { isContractAnswer } from "../../core/refusals/index.js";
import { isYes } from "../../core/replay/wallet-signature.js";
import type { Chain } from "./chain.js";
import { WriteRefusal } from "./refusal.js";

const WALLET = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
]);
/** What a wallet may burn while it looks at a signature. */
const WALLET_GAS = 500_000;

/** How something is signed: by the account's own key, or in a way only its contract understands (ERC-1271). */
export type SignedBy = "key" | "wallet";

/**
 * Checks a signature as the contracts do: the key first, so that accounts that delegate their code (EIP-7702) pass.
 *
 * @throws WriteRefusal `SIGNATURE_INVALID`
 */
export async function checkSignature(
  chain: Chain,
  account: string,
  digest: string,
  signature: string,
): Promise<SignedBy> {
  if (isByKey(account, digest, signature)) return "key";
  if (await isByWallet(chain, account, digest, signature)) return "wallet";
  throw new WriteRefusal(400, "SIGNATURE_INVALID", `The signature is not ${account}'s.`, {
    hint: "Sign exactly what is sent, for this coalition on this chain; a signature for another is worth nothing here.",
  });
}

function isByKey(account: string, digest: string, signature: string): boolean {
  if (signature.length !== 132 && signature.length !== 130) return false;
  try {
    return recoverAddress(digest, Signature.from(signature)) === getAddress(account);
  } catch {
    return false; // No key makes such a signature.
  }
}

async function isByWallet(
  chain: Chain,
  account: string,
  digest: string,
  signature: string,
): Promise<boolean> {
  if ((await chain.codeAt(account)) === "0x") return false;
  const data = WALLET.encodeFunctionData("isValidSignature", [digest, signature]);
  try {
    return isYes(await chain.call({ to: account, data, gas: WALLET_GAS }, "latest"));
  } catch (error) {
    if (isContractAnswer(error)) return false;
    throw error;
  }
}
