import { RECALL_LABELS } from "../../../core/elections/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument, flag } from "../../cli/inputs.js";
import { oneOf, text } from "../../cli/values.js";
import { castRanking } from "../../elections/balloting/cast-ranking.js";
import { recallPaper } from "../../elections/balloting/paper.js";
import { signRanking } from "../../elections/balloting/sign-ranking.js";
import { introduceRecall, openRecall, requireRecallStage } from "../../elections/open-recall.js";

const RANKS = { keep: [1, 2], recall: [2, 1], abstain: [0, 0] } as const;

export const recallBallot = defineCommand({
  name: "recall ballot",
  describe: "vote on a recall, replace your ballot, or sign one for others to carry",
  examples: [
    "recall ballot 0x4f2a recall --as 3",
    "recall ballot 0x4f2a keep --sign-only --json --as 4 > ballot.json",
  ],
  access: ({ signOnly }) => (signOnly ? "holds-key" : "signs"),
  arguments: {
    recall: argument("<recall>", "its id, or the id's first digits", text),
    choice: argument("<choice>", "keep, recall or abstain", oneOf(...RECALL_LABELS, "abstain")),
  },
  options: {
    signOnly: flag("--sign-only", "sign the ballot and print it; ballot --batch sends it"),
  },
  async run(context, { recall: given, choice, signOnly }) {
    const opened = await openRecall(context, given);
    const { contracts, recall } = opened;
    const { account = "" } = await context.network();
    requireRecallStage(opened, ["vote"], "No ballot can be cast");
    const ballot = { ballotId: recall.id, closesAt: recall.closesAt };
    const paper = await recallPaper(contracts, ballot, account);
    const filled = { paper, ranks: RANKS[choice], introduction: introduceRecall(opened) };
    if (signOnly) return signRanking(context, filled);
    const about = { recall: recall.id, office: recall.office, holder: recall.holder, choice };
    return { ...about, ...(await castRanking(context, filled)) };
  },
});
