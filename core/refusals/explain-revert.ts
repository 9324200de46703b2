import { type Fragment, Interface, type Result } from "ethers";
import { INTERFACES } from "../contracts/interfaces.js";
import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";
import { ADMISSION_REFUSALS } from "./admission-refusals.js";
import { AMENDMENTS_REFUSALS } from "./amendments-refusals.js";
import { ARCHIVE_REFUSALS } from "./archive-refusals.js";
import { AUTHENTICATOR_REFUSALS } from "./authenticator-refusals.js";
import { BALLOT_BOX_REFUSALS } from "./ballot-box-refusals.js";
import { CONDUCT_REFUSALS } from "./conduct-refusals.js";
import { ELECTIONS_REFUSALS } from "./elections-refusals.js";
import { FOUNDING_REFUSALS } from "./founding-refusals.js";
import { GOVERNOR_REFUSALS } from "./governor-refusals.js";
import { LIBRARY_ABI, LIBRARY_REFUSALS } from "./library-refusals.js";
import { LISTS_REFUSALS } from "./lists-refusals.js";
import { MEMBERSHIP_REFUSALS } from "./membership-refusals.js";
import { OFFICES_REFUSALS } from "./offices-refusals.js";
import { NOTICES_REFUSALS } from "./notices-refusals.js";
import { OPENZEPPELIN_GOVERNOR_REFUSALS } from "./openzeppelin-governor-refusals.js";
import { panicReason } from "./panic.js";
import { RECALLS_REFUSALS } from "./recalls-refusals.js";
import type { Refusal, RefusalArguments, Refusals } from "./refusal.js";
import { refusedBy } from "./refused-by.js";
import { revertData } from "./revert-data.js";
import { RULEBOOK_REFUSALS } from "./rulebook-refusals.js";
import { TIMELOCK_REFUSALS } from "./timelock-refusals.js";

const REFUSALS: Refusals = {
  ...AUTHENTICATOR_REFUSALS,
  ...MEMBERSHIP_REFUSALS,
  ...ADMISSION_REFUSALS,
  ...RULEBOOK_REFUSALS,
  ...AMENDMENTS_REFUSALS,
  ...NOTICES_REFUSALS,
  ...GOVERNOR_REFUSALS,
  ...OPENZEPPELIN_GOVERNOR_REFUSALS,
  ...TIMELOCK_REFUSALS,
  ...ARCHIVE_REFUSALS,
  ...FOUNDING_REFUSALS,
  ...OFFICES_REFUSALS,
  ...BALLOT_BOX_REFUSALS,
  ...ELECTIONS_REFUSALS,
  ...RECALLS_REFUSALS,
  ...CONDUCT_REFUSALS,
  ...LISTS_REFUSALS,
  ...LIBRARY_REFUSALS,
};

/** Every error a contract of the coalition can answer with. */
const ERRORS = new Interface([
  ...LIBRARY_ABI,
  ...Object.values(INTERFACES).flatMap(({ fragments }) => fragments.filter(isError)),
]);

function isError({ type }: Fragment): boolean {
  return type === "error";
}

/**
 * Says in words why a contract refused.
 *
 * @param error - whatever was thrown by ethers, Hardhat or a node.
 * @returns nothing when no contract refused anything; then the error is the caller's to handle. The code is the
 * Solidity error's name, MEMBERSHIP_NOT_MEMBER for `MembershipNotMember`.
 */
export function explainRevert(error: unknown): DaoError | undefined {
  const data = revertData(error);
  if (data === undefined) return undefined;
  const { code, message, hint } =
    explainData(data) ?? (data === "0x" ? wordless(error) : unknown(error));
  return new DaoError(code, message, {
    hint,
    cause: new Error(`revert data ${data}`, { cause: error }),
  });
}

const CODES = new Set(Object.keys(REFUSALS).map(screamingSnake));

/** Whether a code is that of a contract's refusal, such as MEMBERSHIP_NOT_MEMBER: relays pass them on. */
export const isRefusalCode = (code: string): boolean => CODES.has(code);

type Explained = Refusal & { code: string };

function explainData(data: string): Explained | undefined {
  try {
    const parsed = ERRORS.parseError(data);
    if (parsed === null) return undefined;
    const { name, args, fragment } = parsed;
    if (name === "Error") return inOwnWords(args);
    if (name === "Panic") return { code: "CONTRACT_PANIC", ...panicReason(args[0] as bigint) };
    const named = fragment.inputs.map((input, index) => [input.name, args[index] as unknown]);
    const refusal = REFUSALS[name]?.(Object.fromEntries(named) as RefusalArguments);
    return refusal && { code: screamingSnake(name), ...refusal };
  } catch {
    // A known selector in front of something else.
    return undefined;
  }
}

function inOwnWords(args: Result): Explained {
  return {
    code: "CONTRACT_REFUSED",
    message: `The contract refused: ${quote(String(args[0]), 200)}.`,
    hint: "These are the words of a contract outside this kit.",
  };
}

function wordless(error: unknown): Explained {
  return {
    code: "REFUSED_WITHOUT_REASON",
    message: `${refusedBy(error)} refused without a reason.`,
    hint: "Usually it ran out of gas, got money it does not take, or is not the contract it was taken for.",
  };
}

function unknown(error: unknown): Explained {
  return {
    code: "REFUSED_FOR_UNKNOWN_REASON",
    message: `${refusedBy(error)} refused for a reason this version does not know.`,
    hint: "A newer version of this kit may know it; the exact answer is kept with the error.",
  };
}

function screamingSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toUpperCase();
}
