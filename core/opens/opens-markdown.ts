import { formatCount, formatMoment } from "../format/index.js";
import { OPENS, type OpensReport } from "./answer.js";
import { heading, plain } from "./markdown.js";

const WORDS = { yes: "Yes.", no: "No.", unknown: "Not known." } as const;
const TITLES = {
  membership: "Open membership",
  lists: "Open lists",
  archives: "Open archives",
} as const;

/** The self-audit as Markdown, as a coalition may publish it. */
export function opensMarkdown({ block, directory, answers }: OpensReport): string {
  const sections = OPENS.map((open) =>
    [
      heading(2, TITLES[open]),
      ...answers
        .filter((each) => each.open === open)
        .map(
          ({ question, answer, detail }) =>
            `**${plain(question)}** ${WORDS[answer]} ${plain(detail)}`,
        ),
    ].join("\n\n"),
  );
  const facts = `At block ${formatCount(block.number)} (${block.hash}) of ${formatMoment(block.time)}; the coalition's directory is ${directory}.`;
  return `${[heading(1, "Are we open?"), facts, ...sections].join("\n\n")}\n`;
}
