import i18next from "i18next";
import { isDaoError } from "../../core/errors.js";
import { explainRevert, isRefusalCode } from "../../core/refusals/index.js";
import { isRelayError } from "../../core/via/relay-error.js";
import { isNetworkTrouble, walletTrouble } from "./wallet-errors.js";

/** Whose doing it was: the person's, the connection's, the coalition's rules', a relay's, the wallet's, a file's, or ours. */
export type FailureKind = "declined" | "network" | "rules" | "relay" | "wallet" | "file" | "bug";

/** Why something did not happen, for people. */
export interface Failure {
  kind: FailureKind;
  words: string;
  hint?: string;
  /** The rule that refused, as an identifier such as `MEMBERSHIP_NOT_MEMBER`. */
  rule?: string;
  /** Language of `words` and `hint` when it is not that of the page: mark them with it. */
  lang?: "en";
}

/** What the coalition's contracts and core say is said in English until somebody has put it into other words. */
type Said = { code: string; message: string; hint: string | undefined };

/**
 * Says in words why something failed, whatever was thrown: by a wallet, ethers, a relay, the coalition's contracts or
 * this page. Never throws.
 */
export function explainFailure(error: unknown): Failure {
  const wallet = walletTrouble(error);
  if (wallet === "declined") return inWords("declined", "declined");
  const revert = explainRevert(error);
  if (revert !== undefined) return said("rules", revert);
  if (wallet !== undefined) return inWords("wallet", `wallet.${wallet}`);
  if (isDaoError(error)) return explainExpected(error);
  if (isNetworkTrouble(error)) return inWords("network", "network");
  return {
    ...inWords("bug", "bug"),
    rule: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : typeof error,
  };
}

/** What a relay served is not so, by the chain. */
const CONTRADICTED: ReadonlySet<string> = new Set(["TARGET_FOREIGN", "SHOWN_OTHERWISE"]);

function explainExpected(error: Said): Failure {
  if (error.code === "ACT_GIVEN_UP") return inWords("declined", "declined");
  if (error.code === "FILE_UNREADABLE") return inWords("file", "file");
  if (isRefusalCode(error.code)) return said("rules", error);
  if (error.code === "RELAY_UNREACHABLE") return inWords("relay", "relay.away");
  if (isRelayError(error) || CONTRADICTED.has(error.code)) return said("relay", error);
  if (error.code.startsWith("WALLET_")) return said("wallet", error);
  if (error.code === "CHAIN_UNREACHABLE") return inWords("network", "network");
  return said("rules", error);
}

function inWords(kind: FailureKind, key: string): Failure {
  const hint = `failure.${key}.hint`;
  return {
    kind,
    words: word(`failure.${key}.words`),
    ...(i18next.exists(hint, { ns: "acting" }) && { hint: word(hint) }),
  };
}

/** In the language of the page where its words are known, else as core says it. */
function said(kind: FailureKind, { code, message, hint }: Said): Failure {
  const known = i18next.exists(`rules.${code}`, { ns: "acting" });
  return known
    ? { kind, words: word(`rules.${code}`), rule: code }
    : { kind, words: message, ...(hint !== undefined && { hint }), rule: code, lang: "en" };
}

const word = (key: string) => i18next.t(key, { ns: "acting" });
