/** Where the contracts of one coalition are, checksummed. */
export interface CoalitionAddresses {
  directory: string;
  timelock: string;
  authenticator: string;
  archive: string;
  membership: string;
  offices: string;
  ballotBox: string;
  electionCount: string;
  elections: string;
  recalls: string;
  conduct: string;
  lists: string;
  rulebook: string;
  amendments: string;
  notices: string;
  governor: string;
  /** The admission policy in use. */
  policy: string;
}

export type ContractName = keyof CoalitionAddresses;

/** What the directory calls the parts it lists; the timelock it knows by itself, the policy the membership knows. */
export const DIRECTORY_KEYS = {
  authenticator: "authenticator",
  archive: "archive",
  membership: "membership",
  offices: "offices",
  ballotBox: "ballot-box",
  electionCount: "election-count",
  elections: "elections",
  recalls: "recalls",
  conduct: "conduct",
  lists: "lists",
  rulebook: "rulebook",
  amendments: "amendments",
  notices: "notices",
  governor: "governor",
} as const satisfies Partial<Record<ContractName, string>>;

/** What people call each contract. */
export const CONTRACT_TITLES: Readonly<Record<ContractName, string>> = {
  directory: "the directory",
  timelock: "the timelock",
  authenticator: "the authenticator",
  archive: "the archive",
  membership: "the membership",
  offices: "the offices",
  ballotBox: "the ballot box",
  electionCount: "the election count",
  elections: "the elections",
  recalls: "the recalls",
  conduct: "the conduct",
  lists: "the lists",
  rulebook: "the rulebook",
  amendments: "the amendments",
  notices: "the notices",
  governor: "the governor",
  policy: "the admission policy",
};

/** Which of the coalition's contracts is at an address, if any. */
export function contractAt(
  addresses: CoalitionAddresses,
  address: string,
): ContractName | undefined {
  const wanted = address.toLowerCase();
  return (Object.keys(CONTRACT_TITLES) as ContractName[]).find(
    (name) => addresses[name].toLowerCase() === wanted,
  );
}
