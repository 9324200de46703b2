import { Interface, type Provider } from "ethers";
import { isContractAnswer } from "../refusals/index.js";
import type { ReplayPorts } from "./ports.js";

const erc1271 = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
]);

const MAGIC = `0x1626ba7e${"00".repeat(28)}`;
const WORD = 2 + 64;

/** Whether an answer to `isValidSignature` is a yes, as contracts read it: its first word is the selector and nothing else. */
export const isYes = (answer: string): boolean => answer.slice(0, WORD).toLowerCase() === MAGIC;

/** Gas an account may use to make up its mind, so that one that never does holds nobody up. */
const GAS = 1_000_000;

/**
 * Asks an account's contract about a signature as of a block (ERC-1271). For old blocks the node must keep old state; one
 * that does not is no answer, and the fold stops and tries again rather than guess.
 */
export const isWalletSignature =
  (provider: Pick<Provider, "getCode" | "call">): NonNullable<ReplayPorts["isWalletSignature"]> =>
  async (account, digest, signature, block) => {
    if ((await provider.getCode(account, block)) === "0x") return false;
    const data = erc1271.encodeFunctionData("isValidSignature", [digest, signature]);
    const request = { to: account, data, gasLimit: GAS, blockTag: block };
    try {
      return isYes(await provider.call(request));
    } catch (error) {
      if (isContractAnswer(error)) return false;
      throw error;
    }
  };
