import { blockName } from "../../core/audit/index.js";
import { option, optionList } from "../cli/inputs.js";
import { address, text, wholeNumber } from "../cli/values.js";

/** Where the evidence comes from: understood by every verb that audits. */
export const EVIDENCE_OPTIONS = {
  block: option(
    "--block <hash|number>",
    "audit at this block; without it at the newest that is final",
    blockName,
  ),
  offline: option("--offline <file>", "audit a bundle, without any network", text),
  relay: optionList("--relay <url>", "a relay or gateway to get content from", text),
  directory: option("--directory <address>", "of the coalition, without its record", address),
  fromBlock: option(
    "--from-block <number>",
    "block with which its history begins; 0 is always right",
    wholeNumber,
  ),
};

/** An audit of a bundle needs no network. */
export const accessTo = ({ offline }: { offline: string | undefined }) =>
  offline === undefined ? "reads" : "none";
