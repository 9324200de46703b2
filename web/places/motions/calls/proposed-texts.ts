import { getBytes, type Result } from "ethers";
import { documentId } from "../../../../core/archive/document-id.js";
import { documentKindAt } from "../../../../core/coalition/document-kinds.js";
import { parseCid } from "../../../../core/content/parse-cid.js";
import {
  type CoalitionAddresses,
  contractAt,
  INTERFACES,
} from "../../../../core/contracts/index.js";
import type { Call } from "../../../../core/motions/index.js";
import type { VersionView } from "../../../reading/index.js";

type Rendition = VersionView["renditions"][number];

/** Texts that a call would put into the archive. */
export interface ProposedTexts {
  /** Id of the document they become a version of. */
  document: string;
  name: string;
  /** Id of the version they replace; nothing for a first one. */
  base: string | undefined;
  renditions: readonly Rendition[];
}

/** What a call would adopt for the coalition; nothing for any other call, or one whose content nobody could find. */
export function proposedTexts(
  addresses: CoalitionAddresses,
  { target, calldata }: Pick<Call, "target" | "calldata">,
): ProposedTexts | undefined {
  if (contractAt(addresses, target) !== "archive") return undefined;
  try {
    const parsed = INTERFACES.archive.parseTransaction({ data: calldata });
    if (parsed?.name !== "adopt" && parsed?.name !== "adoptStanding") return undefined;
    const { name, args } = { name: String(parsed.args["name"]), args: parsed.args };
    const kind = documentKindAt(args["kind"] as bigint);
    if (kind === undefined) return undefined;
    const base = String(args["base"]);
    return {
      document: documentId(addresses.timelock, kind, name),
      name,
      base: BigInt(base) === 0n ? undefined : base,
      renditions: [...(args["renditions"] as Result)].map((each, index) =>
        renditionOf(each as Result, index),
      ),
    };
  } catch {
    return undefined; // Calldata or a CID that is none: `describeCall` has said what can be said.
  }
}

function renditionOf(rendition: Result, index: number): Rendition {
  const cid = String(rendition["cid"]);
  return {
    index,
    cid,
    cidText: parseCid(getBytes(cid)).toString(),
    digest: String(rendition["digest"]),
    size: Number(rendition["size"]),
    mediaType: String(rendition["mediaType"]),
    language: String(rendition["language"]),
    authentic: rendition["authentic"] === true,
  };
}
