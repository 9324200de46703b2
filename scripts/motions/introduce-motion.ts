import { describeCall, type DescribedCoalition, type Motion } from "../../core/motions/index.js";
import { formatMotionId, quote } from "../../core/format/index.js";

/** The lines that say which motion this is and what it does, for the preview of every verb about one. */
export function introduceMotion(
  contracts: DescribedCoalition,
  { id, title, calls }: Pick<Motion, "id" | "title" | "calls">,
): string[] {
  return [
    `  ${quote(title)} (${formatMotionId(id)})`,
    ...calls.map((call, index) => {
      const { sentence, known } = describeCall(contracts, call);
      return `  ${index + 1}. ${sentence}${known ? "" : " CAUTION: nobody can tell from here what this does."}`;
    }),
  ];
}
