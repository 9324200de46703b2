import { getAddress, isAddress } from "ethers";
import { z } from "zod";
import { DaoError } from "../errors.js";
import type { CoalitionAddresses, ContractName } from "./addresses.js";

/** Admission policies a coalition may be founded with: the contract, by the founding module of `deploy/`. */
export const POLICY_SOURCES = {
  Coalition: "OpenAdmission",
  VouchedCoalition: "VouchAdmission",
} as const;

/** Which contract of `contracts/` each part of a coalition is. */
export const CONTRACT_SOURCES: Readonly<Record<Exclude<ContractName, "policy">, string>> = {
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
  const modules = (Object.keys(POLICY_SOURCES) as (keyof typeof POLICY_SOURCES)[]).filter((name) =>
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
    directory: find(CONTRACT_SOURCES.directory),
    timelock: find(CONTRACT_SOURCES.timelock),
    authenticator: find(CONTRACT_SOURCES.authenticator),
    archive: find(CONTRACT_SOURCES.archive),
    membership: find(CONTRACT_SOURCES.membership),
    offices: find(CONTRACT_SOURCES.offices),
    ballotBox: find(CONTRACT_SOURCES.ballotBox),
    electionCount: find(CONTRACT_SOURCES.electionCount),
    elections: find(CONTRACT_SOURCES.elections),
    recalls: find(CONTRACT_SOURCES.recalls),
    conduct: find(CONTRACT_SOURCES.conduct),
    lists: find(CONTRACT_SOURCES.lists),
    rulebook: find(CONTRACT_SOURCES.rulebook),
    amendments: find(CONTRACT_SOURCES.amendments),
    notices: find(CONTRACT_SOURCES.notices),
    governor: find(CONTRACT_SOURCES.governor),
    policy: find(POLICY_SOURCES[module]),
  };
}

function malformed(reason: string): DaoError {
  return new DaoError("DEPLOYMENT_MALFORMED", `This is no deployment record: ${reason}.`, {
    hint: "Use the deployed_addresses.json of a deployment that finished; one that stopped can be resumed.",
  });
}
