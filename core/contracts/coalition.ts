import { type ContractRunner, encodeBytes32String, isAddress } from "ethers";
import {
  IArchive__factory,
  ICoalitionGovernor__factory,
  IDirectory__factory,
  IMembership__factory,
  IRulebook__factory,
  type IArchive,
  type ICoalitionGovernor,
  type IDirectory,
  type IMembership,
  type IRulebook,
} from "../../typechain-types/index.js";
import { DaoError } from "../errors.js";
import { isContractAnswer } from "../refusals/revert-data.js";
import type { CoalitionAddresses } from "./addresses.js";
import { connectAdmission, type Admission } from "./admission.js";
import { connectTimelock, type TimelockContract } from "./timelock.js";

/** The contracts of one open coalition, all connected to the same runner. */
export interface CoalitionContracts {
  directory: IDirectory;
  timelock: TimelockContract;
  archive: IArchive;
  membership: IMembership;
  rulebook: IRulebook;
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
  const listed = (key: string) => directory.contractOf(encodeBytes32String(key));
  const [timelock, archive, membership, rulebook, governor, self] = await Promise.all([
    directory.timelock(),
    listed("archive"),
    listed("membership"),
    listed("rulebook"),
    listed("governor"),
    directory.getAddress(),
  ]);
  const seats = IMembership__factory.connect(membership, runner);
  const admission = await connectAdmission(await seats.admissionPolicy(), runner);
  return {
    directory,
    timelock: connectTimelock(timelock, runner),
    archive: IArchive__factory.connect(archive, runner),
    membership: seats,
    rulebook: IRulebook__factory.connect(rulebook, runner),
    governor: ICoalitionGovernor__factory.connect(governor, runner),
    admission,
    addresses: {
      directory: self,
      timelock,
      archive,
      membership,
      rulebook,
      governor,
      policy: admission.address,
    },
  };
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
