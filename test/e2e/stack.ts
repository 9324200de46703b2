import { HDNodeWallet, Mnemonic } from "ethers";
import { readCoalitionSource } from "../../scripts/cli/coalition-source.js";
import { openWebStack, type WebStack } from "../../scripts/rehearsal/web-stack.js";

/** The development phrase: the founders of the pilot's file are its first twelve keys. */
const PHRASE = "test test test test test test test test test test test junk";
const keyring = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
export const FOUNDERS = 12;

/** Key `index` of the development phrase; from 12 on people nobody knows yet. */
export const keyOf = (index: number): HDNodeWallet => keyring.deriveChild(index);

export type Stack = WebStack;

/** Starts the pilot's coalition, or that of another file, with everything around it. */
export async function openStack(coalition = "coalitions/dc-bas.json5"): Promise<Stack> {
  const { file } = await readCoalitionSource(coalition);
  return openWebStack(file);
}
