import { type ContractRunner, encodeBytes32String, isAddress } from "ethers";
import {
  IAmendments__factory,
  IArchive__factory,
  IAuthenticator__factory,
  ICoalitionGovernor__factory,
  IConduct__factory,
  IDirectory__factory,
  IElectionCount__factory,
  IElections__factory,
  ILists__factory,
  IMembership__factory,
  INotices__factory,
  IOffices__factory,
  IOpenBallotBox__factory,
  IRecalls__factory,
  IRulebook__factory,
  type IAmendments,
  type IArchive,
  type IAuthenticator,
  type ICoalitionGovernor,
  type IConduct,
  type IDirectory,
  type IElectionCount,
  type IElections,
  type ILists,
  type IMembership,
  type INotices,
  type IOffices,
  type IOpenBallotBox,
  type IRecalls,
  type IRulebook,
} from "../../typechain-types/index.js";
import { DaoError } from "../errors.js";
import { isContractAnswer } from "../refusals/revert-data.js";
import { DIRECTORY_KEYS, type CoalitionAddresses } from "./addresses.js";
import { connectAdmission, type Admission } from "./admission.js";
import { connectTimelock, type TimelockContract } from "./timelock.js";

/** The contracts of one open coalition, all connected to the same runner. */
export interface CoalitionContracts {
  directory: IDirectory;
  timelock: TimelockContract;
  authenticator: IAuthenticator;
  archive: IArchive;
  membership: IMembership;
  offices: IOffices;
  ballotBox: IOpenBallotBox;
  electionCount: IElectionCount;
  elections: IElections;
  recalls: IRecalls;
  conduct: IConduct;
  lists: ILists;
  rulebook: IRulebook;
  amendments: IAmendments;
  notices: INotices;
  governor: ICoalitionGovernor;
  admission: Admission;
  addresses: CoalitionAddresses;
}

/**
 * Finds a coalition through its directory alone.
 *
 * @param directoryAddress - 20 bytes, 0x-prefixed.
 * @param runner - a provider to read with, or a signer with a provider to act with.
 * @throws DaoError `ADDRESS_MALFORMED`, `COALITION_NOT_FOUND` or `COALITION_NOT_SEALED`.
 */
export async function connectCoalition(
  directoryAddress: string,
  runner: ContractRunner,
): Promise<CoalitionContracts> {
  if (!isAddress(directoryAddress)) {
    throw new DaoError("ADDRESS_MALFORMED", `"${directoryAddress}" is not an address.`, {
      hint: "Give the directory's address: 0x and 40 hexadecimal digits.",
    });
  }
  const directory = IDirectory__factory.connect(directoryAddress, runner);
  await requireOpen(directory, directoryAddress);
  const [self, timelock, parts] = await Promise.all([
    directory.getAddress(),
    directory.timelock(),
    readParts(directory),
  ]);
  const membership = IMembership__factory.connect(parts.membership, runner);
  const admission = await connectAdmission(await membership.admissionPolicy(), runner);
  return {
    directory,
    timelock: connectTimelock(timelock, runner),
    authenticator: IAuthenticator__factory.connect(parts.authenticator, runner),
    archive: IArchive__factory.connect(parts.archive, runner),
    membership,
    offices: IOffices__factory.connect(parts.offices, runner),
    ballotBox: IOpenBallotBox__factory.connect(parts.ballotBox, runner),
    electionCount: IElectionCount__factory.connect(parts.electionCount, runner),
    elections: IElections__factory.connect(parts.elections, runner),
    recalls: IRecalls__factory.connect(parts.recalls, runner),
    conduct: IConduct__factory.connect(parts.conduct, runner),
    lists: ILists__factory.connect(parts.lists, runner),
    rulebook: IRulebook__factory.connect(parts.rulebook, runner),
    amendments: IAmendments__factory.connect(parts.amendments, runner),
    notices: INotices__factory.connect(parts.notices, runner),
    governor: ICoalitionGovernor__factory.connect(parts.governor, runner),
    admission,
    addresses: { directory: self, timelock, ...parts, policy: admission.address },
  };
}

type PartName = keyof typeof DIRECTORY_KEYS;

/** @throws whatever the directory answers for a part it does not list: this version knows no coalition without it. */
async function readParts(directory: IDirectory): Promise<Record<PartName, string>> {
  const found = await Promise.all(
    Object.entries(DIRECTORY_KEYS).map(async ([name, key]) => [
      name,
      await directory.contractOf(encodeBytes32String(key)),
    ]),
  );
  return Object.fromEntries(found) as Record<PartName, string>;
}

async function requireOpen(directory: IDirectory, address: string): Promise<void> {
  const open = await directory.isSealed().catch((cause: unknown) => {
    // Network trouble is not an answer about the coalition.
    if (!isContractAnswer(cause)) throw cause;
    throw new DaoError("COALITION_NOT_FOUND", `There is no coalition's directory at ${address}.`, {
      hint: "Check the address and the network: the same address means nothing on another chain.",
      cause,
    });
  });
  if (open) return;
  throw new DaoError("COALITION_NOT_SEALED", `The coalition at ${address} is not open yet.`, {
    hint: "Its founder has to finish the deployment; until the directory is sealed nobody can join or move anything.",
  });
}
