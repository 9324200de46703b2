import { getAddress } from "ethers";
import type { CoalitionFile } from "../../core/coalition/index.js";
import type { CoalitionAddresses, CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

/** The membership is the file's: name, groups, periods, policy, and the founders as the first voters and no others. */
export async function checkMembership(
  { membership, admission }: CoalitionContracts,
  record: CoalitionAddresses,
  { membership: rules, founders }: CoalitionFile,
  { membershipName, membershipSymbol }: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("membership");
  const changed = (name: string) => history.hasLater(history.membership, name);
  part.compare("name of the seat", membershipName, await membership.name());
  part.compare("symbol of the seat", membershipSymbol, await membership.symbol());
  const count = Number(await membership.groupCount());
  for (let index = 0; index < Math.max(count, rules.groups.length); index++) {
    const live = index < count ? (await membership.groupAt(index)).name : "none";
    part.compare(`membership.groups[${index}]`, rules.groups[index] ?? "none", live);
  }
  part.compare(
    "membership.waitingPeriod",
    formatPeriod(rules.waitingPeriod),
    formatPeriod(await membership.waitingPeriod()),
    changed("WaitingPeriodSet"),
  );
  part.compare(
    "membership.joinsPerDay",
    String(rules.joinsPerDay),
    String(await membership.joinsPerDay()),
    changed("JoinsPerDaySet"),
  );
  const otherPolicy = changed("AdmissionPolicySet");
  part.compare("address of the admission policy", record.policy, admission.address, otherPolicy);
  part.compare("membership.admission.policy", rules.admission.policy, admission.kind, otherPolicy);
  if (rules.admission.policy === "vouches" && admission.kind === "vouches") {
    part.compare(
      "membership.admission.vouches",
      String(rules.admission.vouches),
      String(await admission.contract.vouchesNeeded()),
      otherPolicy || history.hasLater(history.policy, "VouchesNeededSet"),
    );
  }

  const first = history.membership.filter(
    ({ name, log }) => name === "Enrolled" && !history.isLater(log),
  );
  const voters = first.map(({ args }) => getAddress(String(args.account)));
  part.compareSets(
    founders.map(({ address }) => address),
    voters,
    (account) => ({
      what: `first voter ${account}`,
      present: "enrolled at the founding",
      absent: "not enrolled at the founding",
    }),
  );
  for (const { address, group } of founders) {
    const seat = await membership.seatOf(address);
    const since = ["Left", "Removed", "Joined"].some((name) =>
      history.hasLater(
        history.membership,
        name,
        ({ args }) => getAddress(String(args.account)) === address,
      ),
    );
    const live =
      seat.joinedAt === 0n ? "none" : (rules.groups[Number(seat.group)] ?? `group ${seat.group}`);
    part.compare(`group of the founder ${address}`, group, live, since);
    part.compare(
      `seat of the founder ${address}`,
      "voter",
      (await membership.isVoter(address)) ? "voter" : "no voter",
      since,
    );
  }
  return part;
}
