import { getAddress, isAddress } from "ethers";
import { z } from "zod";
import { DaoError } from "../errors.js";
import type { CoalitionAddresses, ContractName } from "./addresses.js";

/** Founding modules of `deploy/` by the name of their admission policy's contract. */
const POLICIES = { Coalition: "OpenAdmission", VouchedCoalition: "VouchAdmission" } as const;

const CONTRACTS: Readonly<Record<Exclude<ContractName, "policy">, string>> = {
  directory: "Directory",
  timelock: "CoalitionTimelock",
  authenticator: "Authenticator",
  archive: "Archive",
  membership: "Membership",
  offices: "Offices",
  ballotBox: "OpenBallotBox",
  electionCount: "ElectionCount",
  elections: "Elections",
  recalls: "Recalls",
  conduct: "Conduct",
  lists: "Lists",
  rulebook: "Rulebook",
  amendments: "Amendments",
  notices: "Notices",
  governor: "CoalitionGovernor",
};

const record = z.record(z.string(), z.string().refine(isAddress));

/**
 * Reads Ignition's `deployed_addresses.json`: "Module#Contract" to address.
 *
 * @throws DaoError `DEPLOYMENT_MALFORMED`, naming what is missing or wrong.
 */
export function parseDeployment(deployedAddressesJson: unknown): CoalitionAddresses {
  const parsed = record.safeParse(deployedAddressesJson);
  if (!parsed.success) {
    const key = parsed.error.issues[0]?.path.join(".");
    throw malformed(key ? `"${key}" is not an address` : "it is not an object of addresses");
  }
  const modules = (Object.keys(POLICIES) as (keyof typeof POLICIES)[]).filter((name) =>
    Object.keys(parsed.data).some((key) => key.startsWith(`${name}#`)),
  );
  const [module, second] = modules;
  if (module === undefined) throw malformed("it records no coalition");
  if (second !== undefined) throw malformed("it records two coalitions");
  const find = (contract: string): string => {
    const address = parsed.data[`${module}#${contract}`];
    if (address === undefined) throw malformed(`"${module}#${contract}" is missing`);
    return getAddress(address);
  };
  return {
    directory: find(CONTRACTS.directory),
    timelock: find(CONTRACTS.timelock),
    authenticator: find(CONTRACTS.authenticator),
    archive: find(CONTRACTS.archive),
    membership: find(CONTRACTS.membership),
    offices: find(CONTRACTS.offices),
    ballotBox: find(CONTRACTS.ballotBox),
    electionCount: find(CONTRACTS.electionCount),
    elections: find(CONTRACTS.elections),
    recalls: find(CONTRACTS.recalls),
    conduct: find(CONTRACTS.conduct),
    lists: find(CONTRACTS.lists),
    rulebook: find(CONTRACTS.rulebook),
    amendments: find(CONTRACTS.amendments),
    notices: find(CONTRACTS.notices),
    governor: find(CONTRACTS.governor),
    policy: find(POLICIES[module]),
  };
}

function malformed(reason: string): DaoError {
  return new DaoError("DEPLOYMENT_MALFORMED", `This is no deployment record: ${reason}.`, {
    hint: "Use the deployed_addresses.json of a deployment that finished; one that stopped can be resumed.",
  });
}
