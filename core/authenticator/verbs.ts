import { DaoError } from "../errors.js";
import { typeHashOf, type Verb } from "./verb.js";
import { ARCHIVE_VERBS } from "./verbs/archive-verbs.js";
import { CONDUCT_VERBS } from "./verbs/conduct-verbs.js";
import { ELECTION_VERBS } from "./verbs/election-verbs.js";
import { MEMBER_VERBS } from "./verbs/member-verbs.js";
import { MOTION_VERBS } from "./verbs/motion-verbs.js";

/** Every signed verb, by the name it has outside of contracts. */
export const VERBS = {
  ...MEMBER_VERBS,
  ...MOTION_VERBS,
  ...ELECTION_VERBS,
  ...ARCHIVE_VERBS,
  ...CONDUCT_VERBS,
} as const satisfies Record<string, Verb>;

export type VerbName = keyof typeof VERBS;

export const VERB_NAMES = Object.keys(VERBS) as [VerbName, ...VerbName[]];

/** The contract's name for each verb: EIP-712 type hash, 32 bytes as hex. */
export const TYPE_HASHES = Object.fromEntries(
  VERB_NAMES.map((name) => [name, typeHashOf(VERBS[name])]),
) as Readonly<Record<VerbName, string>>;

export function isVerbName(name: string): name is VerbName {
  return Object.hasOwn(VERBS, name);
}

/** @throws DaoError `VERB_UNKNOWN` */
export function verbNamed(name: string): Verb {
  if (isVerbName(name)) return VERBS[name];
  throw new DaoError("VERB_UNKNOWN", `There is no signed verb "${name.slice(0, 64)}".`, {
    hint: `There are: ${VERB_NAMES.join(", ")}.`,
  });
}

/** The verb of a type hash, as events of the contract name it. */
export function verbOfHash(typeHash: string): VerbName | undefined {
  return VERB_NAMES.find((name) => TYPE_HASHES[name] === typeHash.toLowerCase());
}
