import { HEADER_FIELDS } from "../../../../core/proof/header.js";
import type { Lie } from "../lies.js";
import { isAt, otherValue } from "./retell.js";

type Block = Record<string, unknown>;

const method = "eth_getBlockByNumber";

export const headerLies: readonly Lie[] = [
  ...Object.keys(HEADER_FIELDS).map((name) => ({
    id: `header-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    what: `gives a header another ${name}`,
    method,
    retell: (block: Block, params: readonly unknown[], target: { block: number }) =>
      isAt(params, target) && params[1] === false
        ? { ...block, [name]: otherValue(block[name]) }
        : undefined,
  })),
  {
    id: "header-field-left-out",
    what: "leaves the newest field out of a header",
    method,
    retell: (block: Block, params, target) =>
      isAt(params, target) ? { ...block, requestsHash: undefined } : undefined,
  },
  {
    id: "header-field-unknown",
    what: "gives a header a field that nobody knows, and a hash to go with it",
    method,
    retell: (block: Block, params, target) =>
      isAt(params, target)
        ? { ...block, moonPhase: "0x1", hash: otherValue(block.hash) }
        : undefined,
  },
  {
    id: "header-malformed",
    what: "answers with a root that is too short",
    method,
    retell: (block: Block, params, target) =>
      isAt(params, target) ? { ...block, stateRoot: "0x1234" } : undefined,
  },
  {
    id: "audited-block-other",
    what: "gives another block instead of the audited one",
    method,
    retell: (block: Block, params, target) =>
      Number(params[0]) > target.block ? { ...block, extraData: "0x6c6965" } : undefined,
  },
  {
    id: "audited-block-stale",
    what: "answers every question for a block with the one before",
    method,
    retell: (block: Block, params, target) =>
      Number(params[0]) > target.block
        ? { ...block, number: `0x${(Number(params[0]) - 1).toString(16)}`, hash: block.parentHash }
        : undefined,
  },
];
