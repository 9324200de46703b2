import {
  describeCall,
  type Call,
  type DescribedCoalition,
  type Motion,
  optionLabel,
} from "../../core/motions/index.js";
import { formatMotionId, quote, shortMotionId } from "../../core/format/index.js";

/** The lines that say which motion this is and what it does, for the preview of every verb about one. */
export function introduceMotion(
  contracts: DescribedCoalition,
  {
    id,
    title,
    calls,
    amends,
    options,
  }: Pick<Motion, "id" | "title" | "calls"> & Partial<Pick<Motion, "amends" | "options">>,
): string[] {
  const introduced = `  ${quote(title)} (${formatMotionId(id)})`;
  const rivals = options?.filter(({ number }) => number !== undefined) ?? [];
  const replaced = rivals.some(({ number, text }) => number === 1 && text !== id);
  if (rivals.length > 1 || replaced) {
    return [
      introduced,
      ...rivals.flatMap(({ number = 0, standing, ...option }) => [
        `  ${optionLabel(number, option.title)}${standing ? "" : ", no longer on the ballot"}:`,
        ...callLines(contracts, option.calls).map((line) => `  ${line}`),
      ]),
    ];
  }
  return [
    introduced,
    ...(amends === undefined ? [] : [`  for the motion ${shortMotionId(amends)}`]),
    ...callLines(contracts, calls),
  ];
}

/** What calls do, numbered, one line each. */
export function callLines(contracts: DescribedCoalition, calls: readonly Call[]): string[] {
  return calls.map((call, index) => {
    const { sentence, known } = describeCall(contracts, call);
    return `  ${index + 1}. ${sentence}${known ? "" : " CAUTION: nobody can tell from here what this does."}`;
  });
}
