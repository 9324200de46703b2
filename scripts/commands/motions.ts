import { countOf, quote, shortMotionId } from "../../core/format/index.js";
import {
  readMotions,
  type DropReason,
  type Motion,
  type MotionOption,
} from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { flag } from "../cli/inputs.js";
import { motionJson } from "../motions/motion-json.js";

/** Phases in which something can still be done. */
const OPEN = new Set([
  "discussion",
  "notice",
  "contested",
  "withdrawn",
  "vote",
  "succeeded",
  "queued",
  "due",
]);

export const motions = defineCommand({
  name: "motions",
  describe: "list motions with their options, and what can be done with each",
  examples: ["motions", "motions --all --json"],
  access: "reads",
  options: { all: flag("--all", "also those that are over") },
  async run(context, { all }) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const every = await readMotions(contracts, { fromBlock });
    const shown = every.filter(({ phase }) => all || OPEN.has(phase.phase));
    if (shown.length > 0) {
      context.output.table(
        ["Motion", "Title", "Class", "Seconds", "For", "Against", "Abstain", "Phase"],
        shown.flatMap((motion) => [motionRow(motion), ...optionRows(motion)]),
      );
    }
    const over = every.length - shown.length;
    context.output.line(
      over === 0
        ? `${countOf(shown.length, "motion")}.`
        : `${countOf(shown.length, "motion")}; ${over} more are over: --all lists them.`,
    );
    return { motions: shown.map((motion) => motionJson(contracts, motion)) };
  },
});

function motionRow(motion: Motion): string[] {
  const { id, title, class: of, kind, secondsGiven, secondsNeeded, votes, phase } = motion;
  const several = motion.options.length > 1;
  return [
    shortMotionId(id),
    quote(title, 48).slice(1, -1),
    kind === "motion" ? of : `${of}, ${kind}`,
    `${secondsGiven}/${secondsNeeded}`,
    // Of several options each says for itself.
    ...(several ? ["", "", ""] : [votes.for, votes.against, votes.abstain].map(String)),
    phase.phase,
  ];
}

/** A row for each option of a motion that has rivals, or whose text was or may be replaced. */
function optionRows({ id, options, winner }: Motion): string[][] {
  const [own, rival] = options;
  if (rival === undefined && own?.text === id && own.pending === undefined) return [];
  return options.map((option) => {
    const { number, text, title, secondsGiven, secondsNeeded, votes } = option;
    return [
      `  ${number === undefined ? "rival" : `option ${number}`} ${shortMotionId(text)}`,
      quote(title, 48).slice(1, -1),
      option.class,
      `${secondsGiven}/${secondsNeeded}`,
      ...[votes.for, votes.against, votes.abstain].map(String),
      text === winner ? "leads" : standOf(option),
    ];
  });
}

const DROPPED: Readonly<Record<DropReason, string>> = {
  "not seconded": "not seconded",
  withdrawn: "withdrawn",
  accepted: "accepted as option 1",
  quorum: "misses its quorum",
  majority: "misses its majority",
};

function standOf({ dropped, pending, standing }: MotionOption): string {
  if (pending !== undefined) return `${shortMotionId(pending.text)} may take its place`;
  if (dropped !== undefined) return DROPPED[dropped];
  return standing ? "on the ballot" : "";
}
