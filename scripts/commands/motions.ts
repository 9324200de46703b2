import { countOf, formatMotionId, quote, shortMotionId } from "../../core/format/index.js";
import { describeCall, readMotions } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { flag } from "../cli/inputs.js";

/** Phases in which something can still happen. */
const OPEN = new Set(["discussion", "withdrawn", "vote", "succeeded", "queued", "due"]);

export const motions = defineCommand({
  name: "motions",
  describe: "list motions, and what can be done with each",
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
        shown.map(({ id, title, class: of, secondsGiven, secondsNeeded, votes, phase }) => [
          shortMotionId(id),
          quote(title, 48).slice(1, -1),
          of,
          `${secondsGiven}/${secondsNeeded}`,
          String(votes.for),
          String(votes.against),
          String(votes.abstain),
          phase.phase,
        ]),
      );
    }
    const over = every.length - shown.length;
    context.output.line(
      over === 0
        ? `${countOf(shown.length, "motion")}.`
        : `${countOf(shown.length, "motion")}; ${over} more are over: --all lists them.`,
    );
    return {
      motions: shown.map((motion) => ({
        ...motion,
        id: formatMotionId(motion.id),
        calls: motion.calls.map((call) => ({
          ...call,
          sentence: describeCall(contracts, call).sentence,
        })),
      })),
    };
  },
});
