import { formatMoment } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
import type { Paper } from "./paper.js";
import { rankingLines, rankingResult } from "./ranking-lines.js";

/** Shows a voter's own paper, and the ballot that is in the box. */
export function showPaper(
  context: Context,
  {
    paper,
    introduction,
    command,
  }: { paper: Paper; introduction: readonly string[]; command: string },
): Record<string, unknown> {
  const { output } = context;
  const { shown, labels, cast, closesAt, ballotId } = paper;
  for (const line of introduction) output.line(line);
  output.table(
    ["Number", "Your ballot paper"],
    shown.map((alternative, place) => [String(place + 1), labels[alternative] ?? ""]),
  );
  output.line("The order is drawn for you alone; it says nothing about the candidates.");
  if (cast !== undefined) {
    output.line("Your ballot in the box:");
    for (const line of rankingLines(paper, cast.ranks)) output.line(line);
  }
  output.line(`Best first, = between equals, until ${formatMoment(closesAt)}:`);
  output.line(`  npm run dao -- ${command}`);
  return {
    ballotId,
    paper: shown.map((alternative, place) => ({
      number: place + 1,
      alternative,
      label: labels[alternative] ?? "",
    })),
    cast: cast === undefined ? null : { ...cast, ranking: rankingResult(paper, cast.ranks) },
    closesAt: Number(closesAt),
  };
}
