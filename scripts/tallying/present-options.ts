import { formatCount, quote } from "../../core/format/index.js";
import type { Recount, RecountedOption } from "../../core/motions/index.js";
import type { Output } from "../cli/output.js";

/** Longest title in a table. */
const SHOWN = 40;

/** A table of the options: how each does against the status quo, counted from logs and as the contracts say. */
export function presentOptions(
  output: Output,
  { options, contract, winner, outcome }: Recount,
): void {
  const both = (own: bigint, said: bigint | undefined) =>
    own === said ? formatCount(own) : `${formatCount(own)} (contract: ${said ?? "nothing"})`;
  output.table(
    ["Option", "Title", "Over status quo", "Under", "Neither", "Needed", ""],
    options.map((option) => {
      const said = option.text === undefined ? undefined : contract.texts.get(option.text);
      const figures =
        option.text === undefined
          ? ["", "", ""]
          : (["for", "against", "abstain"] as const).map((name) =>
              both(option[name], said?.[name]),
            );
      return [
        String(option.number),
        quote(option.title, SHOWN).slice(1, -1),
        ...figures,
        formatCount(option.quorum),
        fateOf(option, winner, outcome),
      ];
    }),
  );
}

/** The pairwise matrix: how many ballots rank what stands on the left above what stands on top. */
export function presentMatrix(output: Output, { preferred }: Recount): void {
  const names = preferred.map((_, i) => (i === 0 ? "status quo" : `option ${i}`));
  output.table(
    ["Ballots that rank … above …", ...names],
    preferred.map((row, i) => [
      names[i] ?? "",
      ...row.map((count, j) => (i === j ? "–" : formatCount(count))),
    ]),
  );
}

function fateOf(
  { text, dropped }: RecountedOption,
  winner: bigint | undefined,
  outcome: Recount["outcome"],
): string {
  if (text === undefined) return "not on the ballot";
  if (dropped !== undefined) return `dropped: ${dropped}`;
  if (text !== winner) return "";
  return outcome === "open" ? "leads" : "wins";
}
