import { ZeroHash } from "ethers";
import { useChain, useReader, type VersionView } from "../../reading/index.js";
import { coveredRenditions } from "../join/covered-renditions.js";

/**
 * How what was read of a version stands to the chain. `proved`: the archive itself keeps the id that is computed from it.
 * `later`: a rendition the id does not stand for, as it was added afterwards. `forged`: it cannot be so. `unasked`: no node
 * could be asked.
 */
export type RecordCheck = "asking" | "proved" | "later" | "forged" | "unasked";

/** Asks the archive itself for the id of a version. @returns how each of its renditions stands to that */
export function useRecordCheck(version: VersionView | undefined): (index: number) => RecordCheck {
  const isOwn = useReader().kind === "chain";
  const { document = "", number = 0 } = version ?? {};
  const { data, error } = useChain(
    ["version", document, number],
    async ({ archive }) => (await archive.version(document, number)).id,
    version !== undefined,
  );
  if (version === undefined) return () => "asking";
  const covered = coveredRenditions(version);
  return (index) => {
    if (covered === 0) return "forged";
    if (data === undefined) return error === null ? "asking" : "unasked";
    // A node that is behind the relay knows nothing of it yet.
    if (data === ZeroHash) return "unasked";
    if (data !== version.id) return "forged";
    // What was read of the chain here comes from its events, which the journal covers.
    return index < covered || isOwn ? "proved" : "later";
  };
}
