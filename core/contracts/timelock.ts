import { type BaseContract, Contract, type ContractRunner, Interface } from "ethers";
import type { TypedContractMethod } from "../../typechain-types/common.js";
import { ICoalitionTimelock__factory } from "../../typechain-types/index.js";
import { TIMELOCK_ABI } from "./timelock-abi.js";

/** OpenZeppelin's TimelockController with the functions and errors of our own. */
export const timelockInterface = new Interface([
  ...TIMELOCK_ABI,
  ...ICoalitionTimelock__factory.createInterface().fragments,
]);

/** What the kit asks of the timelock. Ids and salts are 0x-prefixed 32 bytes, times are seconds. */
export interface TimelockContract extends BaseContract {
  getMinDelay: TypedContractMethod<[], [bigint], "view">;
  getTimestamp: TypedContractMethod<[id: string], [bigint], "view">;
  hasRole: TypedContractMethod<[role: string, account: string], [boolean], "view">;
  isOperation: TypedContractMethod<[id: string], [boolean], "view">;
  isOperationPending: TypedContractMethod<[id: string], [boolean], "view">;
  isOperationReady: TypedContractMethod<[id: string], [boolean], "view">;
  isOperationDone: TypedContractMethod<[id: string], [boolean], "view">;
  hashOperationBatch: TypedContractMethod<
    [targets: string[], values: bigint[], payloads: string[], predecessor: string, salt: string],
    [string],
    "view"
  >;
  executeBatch: TypedContractMethod<
    [targets: string[], values: bigint[], payloads: string[], predecessor: string, salt: string],
    [void],
    "payable"
  >;
  founder: TypedContractMethod<[], [string], "view">;
  codeDigest: TypedContractMethod<[targets: string[]], [bigint], "view">;
  journal: TypedContractMethod<[], [[bigint, string] & { count: bigint; head: string }], "view">;
}

export function connectTimelock(address: string, runner: ContractRunner): TimelockContract {
  return new Contract(address, timelockInterface, runner) as BaseContract as TimelockContract;
}
