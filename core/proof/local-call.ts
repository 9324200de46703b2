import { createEVM } from "@ethereumjs/evm";
import { Address } from "@ethereumjs/util";
import { dataLength, getBytes } from "ethers";
import { DaoError } from "../errors.js";
import { flatHex } from "./flat-hex.js";
import { rulesOf } from "./fork-rules.js";
import type { Header } from "./header.js";
import { ProvenStateManager } from "./proven-state-manager.js";
import type { StateProofs } from "./state-proofs.js";

/** A question to a contract. Addresses in lower case. */
export interface CallRequest {
  from: string;
  to: string;
  data: string;
  value: bigint;
  gas?: bigint | undefined;
}

/** What the call needs to know beyond the state. */
export interface CallSurroundings {
  chainId: bigint;
  /** Hash of an earlier block. */
  hashOf(number: number): Promise<string>;
}

/** What any view may use; nodes are not more generous. */
const CALL_GAS = 100_000_000n;

/** Code of JSON-RPC: the call was executed and refused. */
const EXECUTION_REVERTED = 3;

/** What a contract answered when it refused, as a node would say it. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly code = EXECUTION_REVERTED;

  /** @param data - what the contract gave as reason. */
  constructor(
    why: string,
    readonly data: string,
  ) {
    super(why === "revert" ? "execution reverted" : `execution reverted: ${why}`);
  }
}

/**
 * Runs a contract's own code on the state after a block.
 *
 * @returns what the contract returns.
 * @throws CallRefused; ContradictionError and EvidenceMissingError.
 */
export async function callLocally(
  request: CallRequest,
  state: StateProofs,
  { chainId, hashOf }: CallSurroundings,
): Promise<string> {
  const { header } = state;
  const common = rulesOf(header, chainId);
  const evm = await createEVM({
    common,
    stateManager: new ProvenStateManager(state),
    blockchain: {
      getBlock: async (number) => {
        const hash = getBytes(await hashOf(number));
        return { hash: () => hash };
      },
      putBlock: () => Promise.reject(new Error("a call writes no blocks")),
      shallowCopy: () => {
        throw new Error("a call has one chain");
      },
    },
  });
  // A node's call is a transaction: it touches these before it begins, and pays for what is sent.
  for (const known of [
    request.from,
    request.to,
    fieldOf(header, "miner"),
    ...evm.precompiles.keys(),
  ])
    evm.journal.addAlwaysWarmAddress(known);
  const { execResult } = await evm.runCall({
    caller: addressOf(request.from),
    to: addressOf(request.to),
    data: getBytes(request.data),
    value: request.value,
    gasLimit: gasLeft(request),
    block: { header: surroundingsOf(header) },
  });
  const returned = flatHex(execResult.returnValue);
  if (execResult.exceptionError === undefined) return returned;
  throw new CallRefused(execResult.exceptionError.error, returned);
}

const addressOf = (text: string) => new Address(getBytes(text));

const fieldOf = ({ fields }: Header, name: keyof Header["fields"]) => fields[name] ?? "0x0";

function surroundingsOf(header: Header) {
  return {
    number: BigInt(header.number),
    timestamp: BigInt(header.timestamp),
    coinbase: addressOf(fieldOf(header, "miner")),
    difficulty: BigInt(fieldOf(header, "difficulty")),
    prevRandao: getBytes(fieldOf(header, "mixHash")),
    gasLimit: BigInt(fieldOf(header, "gasLimit")),
    baseFeePerGas: BigInt(fieldOf(header, "baseFeePerGas")),
    getBlobGasPrice: () => {
      throw new DaoError("PROOF_IMPOSSIBLE", "A contract asked for the price of blobs.", {
        hint: "No contract of the kit does.",
      });
    },
  };
}

const CALL_ITSELF = 21_000n;
const ZERO_BYTE = 4n;
const OTHER_BYTE = 16n;

function gasLeft({ gas, data }: CallRequest): bigint {
  if (gas === undefined) return CALL_GAS;
  const zeros = BigInt(getBytes(data).filter((byte) => byte === 0).length);
  const others = BigInt(dataLength(data)) - zeros;
  const left = gas - CALL_ITSELF - ZERO_BYTE * zeros - OTHER_BYTE * others;
  if (left < 0n) throw new CallRefused("out of gas", "0x");
  return left;
}
