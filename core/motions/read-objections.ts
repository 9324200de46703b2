import { type BlockRange, type CoalitionContracts, readLogs } from "../contracts/index.js";

/** Somebody's objection, with the reason they published. */
export interface Objection {
  voter: string;
  reason: string;
  /** The notice objected to, or the text that was to take another's place. */
  text: bigint;
}

/**
 * Objections to a notice and to replacements of texts, each in the order of the chain.
 *
 * @param about - ids of the motion and of all its texts.
 */
export async function readObjections(
  { notices, amendments }: Pick<CoalitionContracts, "notices" | "amendments">,
  about: ReadonlySet<bigint>,
  range: BlockRange,
): Promise<Objection[]> {
  const [noticed, replaced] = await Promise.all([
    readLogs(notices, range, ["Objected"], { field: "proposalId", values: about }),
    readLogs(amendments, range, ["ReplacementObjected"], { field: "text", values: about }),
  ]);
  return [...noticed, ...replaced].map(({ args }) => ({
    voter: args["voter"] as string,
    reason: args["reason"] as string,
    text: (args["proposalId"] ?? args["text"]) as bigint,
  }));
}
