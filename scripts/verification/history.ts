import type { BaseContract, Log } from "ethers";
import { readLogs, type CoalitionContracts, type DecodedLog } from "../../core/contracts/index.js";

const PARTS = ["directory", "timelock", "archive", "membership", "rulebook"] as const;

/** Everything the contracts told since the deployment began. */
export interface History extends Record<(typeof PARTS)[number], readonly DecodedLog[]> {
  policy: readonly DecodedLog[];
  /** Whoever founded the coalition. */
  founder: string;
  /** Whether it happened after the founding: then only a motion can have done it. */
  isLater(log: Log): boolean;
  /** Whether such an event came after the founding. */
  hasLater(
    logs: readonly DecodedLog[],
    name: string,
    which?: (log: DecodedLog) => boolean,
  ): boolean;
}

/** Reads the logs of a coalition that is open. */
export async function readHistory(
  contracts: CoalitionContracts,
  fromBlock: number,
): Promise<History> {
  const read = (contract: BaseContract) => readLogs(contract, { fromBlock });
  const [directory, timelock, archive, membership, rulebook] = (await Promise.all(
    PARTS.map((part) => read(contracts[part])),
  )) as [DecodedLog[], DecodedLog[], DecodedLog[], DecodedLog[], DecodedLog[]];
  const policy =
    contracts.admission.kind === "vouches" ? await read(contracts.admission.contract) : [];
  const sealed = directory.find(({ name }) => name === "Sealed");
  if (sealed === undefined)
    throw new Error(`the directory is sealed, but no log since block ${fromBlock} says so`);
  const isLater = (log: Log) =>
    log.blockNumber > sealed.log.blockNumber ||
    (log.blockNumber === sealed.log.blockNumber && log.index > sealed.log.index);
  return {
    directory,
    timelock,
    archive,
    membership,
    rulebook,
    policy,
    founder: String(sealed.args.founder),
    isLater,
    hasLater: (logs, name, which = () => true) =>
      logs.some((each) => each.name === name && isLater(each.log) && which(each)),
  };
}
