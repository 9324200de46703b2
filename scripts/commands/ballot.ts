import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import { flag, option, optionalArgument, optionList } from "../cli/inputs.js";
import { address, text } from "../cli/values.js";
import { electionBallot } from "../elections/balloting/election-ballot.js";
import { sendRankings } from "../elections/balloting/send-rankings.js";

const usage = (message: string, hint: string) => new DaoError("INPUT_INVALID", message, { hint });

export const ballot = defineCommand({
  name: "ballot",
  describe: "rank the candidates of an election, replace your ballot, sign one, or carry many",
  examples: [
    "ballot archivist --as 2",
    "ballot archivist --rank 2,1,ron --as 2",
    "ballot archivist --rank 0x8626=0x9965,ron --sign-only --json --as 3 > ballot.json",
    "ballot --batch ballot.json --batch more.json",
  ],
  access: ({ rank, abstain, signOnly, batch }) => {
    if (signOnly) return "holds-key";
    return rank !== undefined || abstain || batch.length > 0 ? "signs" : "reads";
  },
  arguments: {
    election: optionalArgument("[election]", "its office, its id, or the id's first digits", text),
  },
  options: {
    rank: option(
      "--rank <ranking>",
      "best first, commas between places, = between equals: numbers of your paper, addresses or their first digits, ron",
      text,
    ),
    abstain: flag("--abstain", "rank nobody: it counts towards the quorum and prefers none"),
    wallet: option(
      "--for <wallet>",
      "the ballot of this contract account, which takes the signature of --as (ERC-1271)",
      address,
    ),
    signOnly: flag("--sign-only", "sign the ballot and print it; nothing is sent"),
    batch: optionList(
      "--batch <file>",
      "send signed ballots of this file, in one transaction; those of a recall too",
      text,
    ),
  },
  async run(context, { election, rank, abstain, wallet, signOnly, batch }) {
    if (batch.length > 0) {
      const given = [election, rank, wallet].some((each) => each !== undefined);
      if (!given && !abstain && !signOnly) return sendRankings(context, batch);
      throw usage(
        "A batch brings its election and rankings along.",
        "Write only ballot --batch <file>.",
      );
    }
    if (election === undefined)
      throw usage("The election is missing.", "Write ballot <election> --rank <ranking>.");
    if (abstain && rank !== undefined)
      throw usage("A ballot ranks somebody or nobody.", "Leave --rank or --abstain out.");
    if (signOnly && !abstain && rank === undefined)
      throw usage("The ranking is missing.", "Add --rank <ranking>, or --abstain.");
    if (signOnly && wallet !== undefined)
      throw usage("A contract's ballot on paper travels in no batch.", "Leave --sign-only out.");
    return electionBallot(context, { election, rank: abstain ? "" : rank, wallet, signOnly });
  },
});
