import { nearestKey } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { formatMoment, formatPeriod, onOneLine } from "../../core/format/index.js";
import type { IMembership } from "../../typechain-types/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";

export const join = defineCommand({
  name: "join",
  describe: "take a seat in the coalition, accepting its Code of Conduct",
  examples: ['join "civil society" --as 14', "join academia --as 15 --yes"],
  access: "signs",
  arguments: { group: argument("<group>", "the stakeholder group you declare", text) },
  async run(context, { group: given }) {
    const { membership, archive } = await context.contracts();
    const { account } = await context.network();
    const group = await findGroup(membership, given);
    const [{ number, versionId }, waitingPeriod] = await Promise.all([
      archive.currentCode(),
      membership.waitingPeriod(),
    ]);
    await membership.join.staticCall(group.index, versionId);
    context.preview([
      `You, ${account}, join the coalition in the stakeholder group "${group.name}".`,
      `You accept version ${number} of the Code of Conduct (read it: npm run dao -- archive get code-of-conduct).`,
      `You may speak at once and can become a voter in ${formatPeriod(waitingPeriod)}.`,
    ]);
    await context.confirm();
    const receipt = await context.send("Joined", () => membership.join(group.index, versionId));
    const votesFrom = await membership.enrollableAt(account as string);
    context.output.line(`Enrol from ${formatMoment(votesFrom)} on: npm run dao -- enrol`);
    return {
      member: account,
      group: group.name,
      codeVersion: Number(number),
      enrollableAt: Number(votesFrom),
      transaction: receipt.hash,
    };
  },
});

async function findGroup(membership: IMembership, given: string) {
  const count = Number(await membership.groupCount());
  const names = await Promise.all(
    Array.from({ length: count }, async (_, index) => (await membership.groupAt(index)).name),
  );
  const wanted = given.trim().toLowerCase();
  const index = names.findIndex((name) => name.toLowerCase() === wanted);
  const name = names[index];
  if (name !== undefined) return { index, name };
  const near = nearestKey(given, names);
  throw new DaoError("GROUP_UNKNOWN", `"${given.slice(0, 80)}" is no stakeholder group here.`, {
    hint:
      near === undefined
        ? `The groups are ${onOneLine(names.join(", "))}.`
        : `Did you mean "${near}"?`,
  });
}
