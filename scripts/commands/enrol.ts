import { DaoError } from "../../core/errors.js";
import { countOf } from "../../core/format/index.js";
import { readCandidates, type Candidate } from "../../core/members/index.js";
import { defineCommand } from "../cli/command.js";
import { argumentList } from "../cli/inputs.js";
import { address } from "../cli/values.js";

/** The membership's own limit. */
const BATCH = 100;

export const enrol = defineCommand({
  name: "enrol",
  describe: "make voters of members whose waiting period is over",
  examples: ["enrol", "enrol 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199"],
  access: "signs",
  direct: true,
  arguments: {
    accounts: argumentList("[account...]", "without one: everybody who is due", address),
  },
  async run(context, { accounts }) {
    const contracts = await context.contracts();
    const { membership } = contracts;
    const { fromBlock } = await context.deployment();
    const candidates = await readCandidates(contracts, { fromBlock });
    const due =
      accounts.length === 0
        ? candidates.filter(({ ready }) => ready)
        : await Promise.all(accounts.map((account) => requireReady(account)));
    if (due.length === 0) throw nobodyDue(candidates);
    context.preview([
      `${countOf(due.length, "member")} become${due.length === 1 ? "s" : ""} voter${due.length === 1 ? "" : "s"}:`,
      ...due.map(({ account }) => `  ${account}`),
    ]);
    await context.confirm();
    const transactions: string[] = [];
    for (let start = 0; start < due.length; start += BATCH) {
      const batch = due.slice(start, start + BATCH).map(({ account }) => account);
      const receipt = await context.send(`Enrolled ${batch.length}`, () => membership.enrol(batch));
      transactions.push(receipt.hash);
    }
    const enrolled: string[] = [];
    for (const { account } of due) if (await membership.isVoter(account)) enrolled.push(account);
    return {
      enrolled,
      notYet: candidates.filter(({ account }) => !enrolled.includes(account)),
      transactions,
    };

    async function requireReady(account: string): Promise<Candidate> {
      const candidate = candidates.find((each) => each.account === account);
      if (candidate?.ready === true) return candidate;
      if (candidate !== undefined) {
        throw new DaoError(
          "NOT_ENROLLABLE",
          `${account} cannot be enrolled yet: ${candidate.reason}`,
          {
            hint: "Anybody may enrol them once nothing stands in the way.",
          },
        );
      }
      if (await membership.isVoter(account)) {
        throw new DaoError("VOTER_ALREADY", `${account} is a voter already.`, {
          hint: "There is nothing to do.",
        });
      }
      throw new DaoError("MEMBER_UNKNOWN", `${account} is not a member.`, {
        hint: "Whoever wants to vote joins first: npm run dao -- join <group>",
      });
    }
  },
});

function nobodyDue(candidates: readonly Candidate[]): DaoError {
  const [first] = candidates;
  return new DaoError("NOBODY_TO_ENROL", "Nobody can be enrolled now.", {
    hint:
      first === undefined
        ? "Every member is a voter."
        : `${countOf(candidates.length, "member")} wait${candidates.length === 1 ? "s" : ""}; ${first.account}: ${first.reason}`,
  });
}
