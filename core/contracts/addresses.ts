/** Where the contracts of one coalition are, checksummed. */
export interface CoalitionAddresses {
  directory: string;
  timelock: string;
  archive: string;
  membership: string;
  rulebook: string;
  governor: string;
  /** The admission policy in use. */
  policy: string;
}

export type ContractName = keyof CoalitionAddresses;

/** What people call each contract. */
export const CONTRACT_TITLES: Readonly<Record<ContractName, string>> = {
  directory: "the directory",
  timelock: "the timelock",
  archive: "the archive",
  membership: "the membership",
  rulebook: "the rulebook",
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
