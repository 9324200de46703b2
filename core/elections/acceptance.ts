import { type Signer, toUtf8Bytes, type TypedDataDomain, type TypedDataField } from "ethers";
import { documentId } from "../archive/index.js";
import { DaoError } from "../errors.js";
import { formatCount } from "../format/index.js";
import type { ElectionContracts } from "./contracts.js";
import { domainOf } from "./signing-domain.js";

/** Bytes of the words a nominee declares conflicts of interest in, and of every reason. */
export const ELECTION_TEXT_LIMIT = 512;

/** What a nominee signs to accept. */
export interface Acceptance {
  electionId: string;
  nominee: string;
  /** Version id of the nominee's statement in the archive; 32 bytes as hex. */
  statement: string;
  /** Conflicts of interest in words, "none" if there are none. */
  conflicts: string;
}

/** What a wallet is asked to sign. */
export interface AcceptanceTypedData {
  domain: TypedDataDomain;
  types: { Acceptance: TypedDataField[] };
  message: Acceptance;
}

const FIELDS: TypedDataField[] = [
  { name: "electionId", type: "bytes32" },
  { name: "nominee", type: "address" },
  { name: "statement", type: "bytes32" },
  { name: "conflicts", type: "string" },
];

export function acceptanceTypedData(
  domain: TypedDataDomain,
  message: Acceptance,
): AcceptanceTypedData {
  return { domain, types: { Acceptance: FIELDS }, message };
}

/** The EIP-712 domain of acceptances: what is signed for one coalition or chain is worth nothing in another. */
export function electionsDomain(elections: ElectionContracts["elections"]) {
  return domainOf(elections);
}

/** Signs the signer's own acceptance. @returns 65 bytes as hex. */
export async function signAcceptance(
  signer: Signer,
  elections: ElectionContracts["elections"],
  acceptance: Omit<Acceptance, "nominee">,
): Promise<string> {
  const [domain, nominee] = await Promise.all([electionsDomain(elections), signer.getAddress()]);
  const { types, message } = acceptanceTypedData(domain, { ...acceptance, nominee });
  return signer.signTypedData(domain, types, message);
}

/** Name of the document that holds a nominee's statement: the election's id without its 0x. */
export function statementName(electionId: string): string {
  return electionId.toLowerCase().replace(/^0x/, "");
}

/** Id of the document that holds a nominee's statement. */
export function statementId(electionId: string, nominee: string): string {
  return documentId(nominee, "nomination statement", statementName(electionId));
}

/**
 * A text as the election contracts take it: conflicts, reasons.
 *
 * @throws DaoError `TEXT_MISSING`, `TEXT_TOO_LONG`
 */
export function checkedElectionText(what: string, text: string): string {
  const { length } = toUtf8Bytes(text);
  if (text.trim() === "") {
    throw new DaoError("TEXT_MISSING", `The ${what} is empty.`, {
      hint:
        what === "declaration of conflicts" ? 'Say "none" if there are none.' : "Give it in words.",
    });
  }
  if (length <= ELECTION_TEXT_LIMIT) return text;
  throw new DaoError(
    "TEXT_TOO_LONG",
    `The ${what} takes ${formatCount(length)} bytes; ${ELECTION_TEXT_LIMIT} is the limit.`,
    { hint: "Shorten it, or deposit the long text in the archive and quote its CID." },
  );
}
