import { getAddress, ZeroAddress, ZeroHash } from "ethers";
import { readLogs, roleName, ROLES } from "../../contracts/index.js";
import { tables } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check } from "../check.js";
import { compare } from "../findings.js";

export const rolesCheck: Check = {
  id: "roles",
  title: "Powers over the timelock",
  proves:
    "The timelock rules itself, the governor alone proposes, anybody executes; nobody else ever kept a role: not the deployer, not a founder, nobody any event names.",
  async *run(context) {
    const { contracts, state, range } = context;
    const { timelock, directory, addresses } = contracts;
    const expected = new Set([
      pairOf(ROLES.admin, addresses.timelock),
      pairOf(ROLES.proposer, addresses.governor),
      pairOf(ROLES.executor, ZeroAddress),
    ]);
    const folded = new Set<string>();
    for await (const [, { role, account }] of tables.roles.scan(state))
      folded.add(pairOf(role, account));
    const changes = await readLogs(timelock, range, ["RoleGranted", "RoleRevoked"]);
    const sealed = await readLogs(directory, range, ["Sealed"]);
    const founder = await timelock.founder(at(context));
    const suspects = new Set([
      ...[...Object.values(addresses), founder, ZeroAddress],
      ...changes.flatMap(({ args }) => [args.account as string, args.sender as string]),
      ...sealed.map(({ args }) => args.founder as string),
      ...(await peopleOf(context)),
    ]);
    const roles = new Set([
      ...Object.values(ROLES),
      ...changes.map(({ args }) => String(args.role)),
    ]);
    const pairs = new Set([...expected, ...folded]);
    for (const role of roles) for (const account of suspects) pairs.add(pairOf(role, account));
    let held = 0;
    for (const pair of pairs) {
      const [role = "", account = ""] = pair.split(" ");
      const item = `role ${roleName(role) ?? role} of ${account}`;
      const live = await timelock.hasRole(role, account, at(context));
      yield* compare(item, word(expected.has(pair)), word(live), addresses.timelock);
      yield* compare(`${item}, by the events`, word(live), word(folded.has(pair)));
      if (live) held += 1;
    }
    for (const role of roles) {
      const admin: unknown = await timelock.getFunction("getRoleAdmin")(role, at(context));
      yield* compare(`who grants the role ${roleName(role) ?? role}`, ZeroHash, admin);
    }
    return { items: pairs.size, figures: { held, asked: pairs.size } };
  },
};

const pairOf = (role: string, account: string) => `${role.toLowerCase()} ${getAddress(account)}`;

const word = (held: boolean) => (held ? "held" : "not held");

/** The founders: the first voters, of the block of the founding. */
async function peopleOf({ contracts, range }: AuditContext): Promise<string[]> {
  const enrolled = await readLogs(contracts.membership, range, ["Enrolled"]);
  const first = enrolled[0]?.log.blockNumber;
  return enrolled
    .filter(({ log }) => log.blockNumber === first)
    .map(({ args }) => args.account as string);
}
