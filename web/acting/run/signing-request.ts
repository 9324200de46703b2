import type { TypedDataDomain, TypedDataField } from "ethers";
import { describePaper } from "../../../core/authenticator/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { describeCall } from "../../../core/motions/index.js";
import { type Call, verbOf } from "../../../core/via/index.js";

/** What a wallet is asked to sign. */
export interface TypedData {
  domain: TypedDataDomain;
  types: Record<string, TypedDataField[]>;
  message: Readonly<Record<string, unknown>>;
}

/** The same in words, for the dialog beside the wallet's own prompt. */
export interface SigningRequest {
  /** Name of the struct, as the wallet shows it. */
  kind: string;
  /** The sentence that is signed, in English as in the wallet; nothing for ballots and posts, which have none. */
  sentence: string | undefined;
  /** What a motion or notice would do when it passes: one sentence for each call. */
  calls: readonly string[];
  /** False when this version cannot say everything it would do: shown as a warning. */
  known: boolean;
  /** The fields by the names the wallet shows, each with its value in words. */
  fields: readonly (readonly [name: string, value: string])[];
}

/** Says what typed data is. Never throws: what cannot be said in words is shown field by field. */
export function describeRequest(
  coalition: CoalitionContracts,
  call: Call,
  { types, message }: TypedData,
): SigningRequest {
  const kind = Object.keys(types)[0] ?? "";
  const plain = Object.entries(message).map(([name, value]) => [name, inWords(value)] as const);
  const verb = verbOf({ coalition }, call);
  if (verb === undefined || types[kind]?.[0]?.name !== "declaration") {
    const { known } = describeCall(coalition, {
      ...{ target: call.to, value: 0n, calldata: call.data },
    });
    return { kind, sentence: undefined, calls: [], known, fields: plain };
  }
  const { declaration, member, nonce, deadline } = message as {
    declaration: string;
    member: string;
    nonce: bigint;
    deadline: number;
  };
  const paper = {
    verb,
    arguments: `0x${call.data.slice(10)}`.toLowerCase(),
    member,
    nonce,
    deadline,
  };
  const described = describePaper(coalition, paper);
  return {
    kind,
    sentence: declaration,
    calls: described.calls.map(({ sentence }) => sentence),
    known: described.known,
    fields: [
      ...described.arguments.map(({ name, value }) => [name, value] as const),
      ["member", member],
      ["nonce", String(nonce)],
      ["deadline", described.until],
    ],
  };
}

/** Values of typed data as text; lists and structs as they are written. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${inWords(each)}`)
      .join("; ");
  return String(value);
}
