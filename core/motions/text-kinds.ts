import { id as hashText } from "ethers";
import {
  INTERFACES,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
} from "../contracts/index.js";
import type { Call } from "./action.js";

/** What texts are for other texts, told from the amendments' logs. */
export interface TextKinds {
  /** Rival to the motion it is for, in the order of filing. */
  rivals: ReadonlyMap<bigint, bigint>;
  /** Correction to the motion or rival it corrects. */
  corrections: ReadonlyMap<bigint, bigint>;
}

/** Reads which texts are rivals and corrections, and of what. */
export async function readTextKinds(
  { amendments }: CoalitionContracts,
  range: BlockRange,
): Promise<TextKinds> {
  const logs = await readLogs(amendments, range, ["AmendmentFiled", "TextCorrected"]);
  const pairs = (event: string, whose: string) =>
    logs
      .filter(({ name }) => name === event)
      .map(({ args }) => [args.text as bigint, args[whose] as bigint] as const);
  return {
    rivals: new Map(pairs("AmendmentFiled", "motion")),
    corrections: new Map(pairs("TextCorrected", "origin")),
  };
}

/** The motion a text belongs to; its own id for a motion. */
export function motionOf({ rivals, corrections }: TextKinds, text: bigint): bigint {
  const origin = corrections.get(text) ?? text;
  return rivals.get(origin) ?? origin;
}

/** Whether calls and description are those of an advisory poll: the archive records only what names its own description. */
export function isPoll(
  { addresses }: Pick<CoalitionContracts, "addresses">,
  { calls, description }: { calls: readonly Call[]; description: string },
): boolean {
  const [call, second] = calls;
  if (call === undefined || second !== undefined || call.value !== 0n) return false;
  if (call.target.toLowerCase() !== addresses.archive.toLowerCase()) return false;
  return pollOf(call.calldata)?.descriptionHash === hashText(description);
}

/** What a call to `recordPoll` records; nothing for any other call. */
export function pollOf(calldata: string): { text: string; descriptionHash: string } | undefined {
  const { archive } = INTERFACES;
  const selector = archive.getFunction("recordPoll")?.selector ?? "";
  if (!calldata.toLowerCase().startsWith(selector)) return undefined;
  try {
    const { text, descriptionHash } = archive.decodeFunctionData("recordPoll", calldata);
    return { text: String(text), descriptionHash: String(descriptionHash) };
  } catch {
    return undefined; // The selector of a poll in front of something else.
  }
}
