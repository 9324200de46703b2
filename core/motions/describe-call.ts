import { dataLength, formatEther, type FunctionFragment, getAddress, isHexString } from "ethers";
import {
  contractAt,
  CONTRACT_TITLES,
  INTERFACES,
  type Admission,
  type CoalitionAddresses,
  type CoalitionContracts,
  type ContractName,
} from "../contracts/index.js";
import { formatBytes } from "../format/index.js";
import type { Call } from "./action.js";
import { callArguments, type CallArgument } from "./call-arguments.js";
import { CALL_SENTENCES } from "./call-sentences.js";

/** Characters of arguments in the sentence of a call that has no sentence of its own. */
const SHOWN = 200;

/** What a call does, in words. */
export interface CallDescription {
  /** The contract called, as people call it; nothing for one outside the coalition. */
  contract: string | undefined;
  /** Name of the function; nothing when the coalition's contracts have no such function. */
  function: string | undefined;
  arguments: CallArgument[];
  /** False whenever this version cannot say everything the call does. Show such calls with a warning. */
  known: boolean;
  /** One line. */
  sentence: string;
}

/** The part of a coalition's contracts that descriptions need. */
export type DescribedCoalition = Pick<CoalitionContracts, "addresses"> & {
  admission: Pick<Admission, "kind">;
};

/** Says what a call does. Never throws, whatever the call holds. */
export function describeCall(contracts: DescribedCoalition, call: Call): CallDescription {
  const { addresses, admission } = contracts;
  const name = contractAt(addresses, call.target);
  const contract = name && CONTRACT_TITLES[name];
  // Only the policy that asks for vouches has functions of its own.
  const readable = name !== undefined && (name !== "policy" || admission.kind === "vouches");
  const described = readable ? readCall(addresses, name, call.calldata) : undefined;
  const { sentence, ...rest } = described ?? unknownCall(contract, call);
  return { contract, ...rest, sentence: `${sentence}${payment(call.value)}.` };
}

/** The lines of a description: the sentence, then every argument. */
export function summaryOf(description: CallDescription): string[] {
  return [
    description.sentence,
    ...description.arguments.map(({ name, value }) => `${name}: ${value}`),
  ];
}

type Reading = Omit<CallDescription, "contract">;

function readCall(
  addresses: CoalitionAddresses,
  name: ContractName,
  calldata: string,
): Reading | undefined {
  const fragment = fragmentOf(name, calldata);
  if (fragment === null) return undefined;
  try {
    const values = INTERFACES[name].decodeFunctionData(fragment, calldata);
    // The contract may read another encoding differently from us.
    const exact = INTERFACES[name].encodeFunctionData(fragment, [...values]);
    if (exact !== calldata.toLowerCase())
      return oddCall(name, fragment, "encoded in an unusual way");
    const list = callArguments(addresses, fragment.inputs, values);
    const sentence = CALL_SENTENCES[name]?.[fragment.name]?.(values, addresses);
    return {
      function: fragment.name,
      arguments: list,
      known: true,
      sentence:
        sentence ?? `Calls ${fragment.name} of ${CONTRACT_TITLES[name]}${inParentheses(list)}`,
    };
  } catch {
    return oddCall(name, fragment, "that cannot be read");
  }
}

function fragmentOf(name: ContractName, calldata: string): FunctionFragment | null {
  if (!isBytes(calldata) || calldata.length < 10) return null;
  return INTERFACES[name].getFunction(calldata.slice(0, 10).toLowerCase());
}

function oddCall(name: ContractName, fragment: FunctionFragment, oddity: string): Reading {
  const sentence = `Calls ${fragment.name} of ${CONTRACT_TITLES[name]} with arguments ${oddity}`;
  return { function: fragment.name, arguments: [], known: false, sentence };
}

function unknownCall(contract: string | undefined, { target, calldata }: Call): Reading {
  const callee = contract ?? `the contract ${spelled(target)} outside the coalition`;
  return {
    function: undefined,
    arguments: [],
    known: false,
    sentence: unknownSentence(callee, calldata),
  };
}

function unknownSentence(callee: string, calldata: string): string {
  if (!isBytes(calldata)) return `Carries data for ${callee} that is not hexadecimal`;
  if (calldata === "0x") return `Calls ${callee} without saying what for`;
  const size = formatBytes(dataLength(calldata));
  return calldata.length < 10
    ? `Calls ${callee} with ${size} of data that name no function`
    : `Calls an unknown function (${calldata.slice(0, 10)}) of ${callee} with ${size} of data`;
}

/** Cut: the list of arguments has them in full. */
function inParentheses(list: readonly CallArgument[]): string {
  const text = list.map(({ name, value }) => `${name}: ${value}`).join(", ");
  return text && ` (${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text})`;
}

function payment(value: bigint): string {
  return value === 0n ? "" : `, sending ${formatEther(value)} of the chain's currency along`;
}

const isBytes = (data: string) => isHexString(data) && data.length % 2 === 0;

/** A target from anywhere may be no address at all. */
function spelled(target: string): string {
  try {
    return getAddress(target);
  } catch {
    return "at a malformed address";
  }
}
