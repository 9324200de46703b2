import {
  type CoalitionAddresses,
  contractAt,
  INTERFACES,
} from "../../../../core/contracts/index.js";
import { quote } from "../../../../core/format/index.js";
import type { Call } from "../../../../core/motions/index.js";
import { useDocument, useLists } from "../../../reading/index.js";
import { proposedTexts } from "./proposed-texts.js";

/** What the lists, the document and the versions that a call names by their ids are called, as it is written. */
export function useNames(addresses: CoalitionAddresses, call: Call): ReadonlyMap<string, string> {
  const { items } = useLists();
  const document = useDocument(documentIn(addresses, call)).data ?? undefined;
  const named = new Map(items.map(({ id, name }) => [id, quote(name)]));
  if (document !== undefined) {
    named.set(document.id, quote(document.name));
    for (const { id, number } of document.latest) named.set(id, String(number));
  }
  return named;
}

/** Id of the document a call says something of; nothing for any other call, or one that cannot be read. */
function documentIn(addresses: CoalitionAddresses, call: Call): string | undefined {
  const { target, calldata } = call;
  if (contractAt(addresses, target) !== "archive") return undefined;
  const proposed = proposedTexts(addresses, call);
  if (proposed !== undefined) return proposed.document;
  try {
    const args = INTERFACES.archive.parseTransaction({ data: calldata })?.args.toObject() ?? {};
    return typeof args["documentId"] === "string" ? args["documentId"] : undefined;
  } catch {
    return undefined; // `describeCall` has said what can be said.
  }
}
