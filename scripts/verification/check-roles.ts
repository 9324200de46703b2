import { getAddress, ZeroAddress, ZeroHash } from "ethers";
import { formatPeriod } from "../../core/format/index.js";
import {
  contractAt,
  CONTRACT_TITLES,
  roleName,
  ROLES,
  type CoalitionAddresses,
  type CoalitionContracts,
} from "../../core/contracts/index.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

/** Public nodes turn away who asks too much at a time. */
const AT_ONCE = 16;

const pairOf = (role: string, account: string) => `${role.toLowerCase()} ${getAddress(account)}`;

/**
 * Who may do what on the timelock, told twice: by replaying every grant and revocation, and by asking for each account
 * that could matter. The timelock rules itself, the governor alone proposes, anybody executes, nobody else holds
 * anything: not the deployer, not a founder. No motion can change this.
 */
export async function checkRoles(
  { timelock }: CoalitionContracts,
  record: CoalitionAddresses,
  { founders, minDelay }: { founders: readonly string[]; minDelay: number },
  history: History,
): Promise<PartReport> {
  const part = new Part("roles");
  const expected = [
    pairOf(ROLES.admin, record.timelock),
    pairOf(ROLES.proposer, record.governor),
    pairOf(ROLES.executor, ZeroAddress),
  ];
  const replayed = new Set<string>();
  for (const { name, args } of history.timelock) {
    const pair = () => pairOf(String(args.role), String(args.account));
    if (name === "RoleGranted") replayed.add(pair());
    if (name === "RoleRevoked") replayed.delete(pair());
  }
  const suspects = new Set([...Object.values(record), history.founder, ...founders, ZeroAddress]);
  const everyPair = Object.values(ROLES).flatMap((role) =>
    [...suspects].map((account) => pairOf(role, account)),
  );
  const pairs = [...new Set([...everyPair, ...replayed, ...expected])];
  const answers: boolean[] = [];
  for (let start = 0; start < pairs.length; start += AT_ONCE) {
    const asked = pairs.slice(start, start + AT_ONCE).map((pair) => {
      const [role = "", account = ""] = pair.split(" ");
      return timelock.hasRole(role, account);
    });
    answers.push(...(await Promise.all(asked)));
  }
  for (const [index, pair] of pairs.entries()) {
    const word = (held: boolean | undefined) => (held ? "held" : "not held");
    const live = word(answers[index]);
    part.compare(describe(pair), word(expected.includes(pair)), live);
    part.compare(`${describe(pair)}, by the logs`, live, word(replayed.has(pair)));
  }
  for (const [name, role] of Object.entries(ROLES)) {
    const admin: unknown = await timelock.getFunction("getRoleAdmin")(role);
    part.compare(
      `who grants the role ${name}`,
      "admin",
      String(admin) === ZeroHash ? "admin" : String(admin),
    );
  }
  part.compare(
    "shortest delay of the timelock",
    formatPeriod(minDelay),
    formatPeriod(await timelock.getMinDelay()),
    history.hasLater(history.timelock, "MinDelayChange"),
  );
  return part;

  function describe(pair: string): string {
    const [role = "", account = ""] = pair.split(" ");
    return `role ${roleName(role) ?? role} of ${titleOf(account)}`;
  }

  function titleOf(account: string): string {
    if (account === ZeroAddress) return "everybody";
    const part = contractAt(record, account);
    if (part !== undefined) return `${CONTRACT_TITLES[part]} ${account}`;
    if (account === history.founder) return `the deployer ${account}`;
    return founders.includes(account) ? `the founder ${account}` : account;
  }
}
