import type { BaseContract } from "ethers";
import {
  readLogs,
  type CoalitionContracts,
  type DecodedLog,
  type EventPlace,
} from "../../core/contracts/index.js";

const PARTS = [
  "directory",
  "timelock",
  "archive",
  "membership",
  "offices",
  "elections",
  "conduct",
  "lists",
  "rulebook",
] as const;

/** Everything the contracts told since the deployment began. */
export interface History extends Record<(typeof PARTS)[number], readonly DecodedLog[]> {
  policy: readonly DecodedLog[];
  /** Last block before the deployment. */
  fromBlock: number;
  /** Whoever founded the coalition. */
  founder: string;
  /** Whether it happened after the founding: then only a motion can have done it. */
  isLater(log: EventPlace): boolean;
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
  const parts = Object.fromEntries(
    await Promise.all(PARTS.map(async (part) => [part, await read(contracts[part])] as const)),
  ) as Record<(typeof PARTS)[number], DecodedLog[]>;
  const policy =
    contracts.admission.kind === "vouches" ? await read(contracts.admission.contract) : [];
  const sealed = parts.directory.find(({ name }) => name === "Sealed");
  if (sealed === undefined)
    throw new Error(`the directory is sealed, but no log since block ${fromBlock} says so`);
  const isLater = (log: EventPlace) =>
    log.blockNumber > sealed.log.blockNumber ||
    (log.blockNumber === sealed.log.blockNumber && log.index > sealed.log.index);
  return {
    ...parts,
    policy,
    fromBlock,
    founder: String(sealed.args.founder),
    isLater,
    hasLater: (logs, name, which = () => true) =>
      logs.some((each) => each.name === name && isLater(each.log) && which(each)),
  };
}
