import { auditBallot, ballotQuery, isGoodBallot } from "../../../core/audit/index.js";
import { DaoError } from "../../../core/errors.js";
import { formatCount, quote } from "../../../core/format/index.js";
import { accessTo, EVIDENCE_OPTIONS } from "../../auditing/inputs.js";
import { presentBallots } from "../../auditing/present-ballots.js";
import { VERDICT_EXIT } from "../../auditing/present-audit.js";
import { readProved } from "../../auditing/proved-state.js";
import { withEvidence } from "../../auditing/with-evidence.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const auditOneBallot = defineCommand({
  name: "audit ballot",
  describe: "check that your ballots were counted as you cast them, or all ballots on a motion",
  examples: [
    "audit ballot 0x90F79bf6EB2c4f870365E785982E1f101E93b906",
    'audit ballot "Monthly meetings" --offline audit.car --block 0x5f3c…',
  ],
  access: accessTo,
  refusal: VERDICT_EXIT.INCOMPLETE,
  bare: true,
  arguments: {
    query: argument(
      "<address|motion>",
      "a voter; or a motion by its title, or a motion or election by its id or the id's first digits",
      text,
    ),
  },
  options: EVIDENCE_OPTIONS,
  run: (context, { query, ...input }) =>
    withEvidence(context, { ...input, bundle: undefined }, async (evidence) => {
      const ballots = await readProved(context, evidence, async (proved) =>
        auditBallot(proved, await ballotQuery(proved, query)),
      );
      const { toBlock, blockHash } = evidence.range;
      if (ballots.length === 0) {
        throw new DaoError(
          "BALLOT_NONE",
          `Up to block ${formatCount(toBlock)} there is no ballot of or on ${quote(query)}.`,
          { hint: "A ballot that is in no block yet was not cast so far: look again later." },
        );
      }
      presentBallots(context.output, ballots);
      context.output.line(evidence.trust);
      if (!ballots.every(isGoodBallot)) context.fail(VERDICT_EXIT.FAIL);
      return { block: { number: toBlock, hash: blockHash }, ballots };
    }),
});
