import { z } from "zod";
import type { AuditedRange } from "../../proof/evidence.js";
import { stableJson } from "../stable-json.js";
import { bundleCorrupt, bundleFormat } from "./bundle-error.js";

export const BUNDLE_FORMAT = "three-opens audit bundle";
/** Grows whenever an older reader would misread a newer bundle. */
export const BUNDLE_VERSION = 1;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const blockNumber = z.int().nonnegative();

const captureSchema = z.strictObject({ block: blockNumber, hash });

const partSchema = z.strictObject({
  name: z.string().regex(/^[a-z]+(\/[A-Za-z0-9-]+)?(\.[a-z0-9]+)?$/),
  cid: z.string().regex(/^b[a-z2-7]{58}$/),
  sha256: hash,
  bytes: z.int().nonnegative(),
});

const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  chainId: z.string().regex(/^[1-9]\d{0,77}$/),
  /** Of the coalition; checksummed. */
  directory: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  fromBlock: blockNumber,
  /** Blocks at which an audit was captured, the earliest first. */
  captures: z.array(captureSchema).min(1),
  parts: z.array(partSchema),
});

/** What a bundle says it holds. Every byte of it but the manifest itself is pinned here, the manifest by the CAR's root. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BundlePart = z.infer<typeof partSchema>;

/** Whose history a bundle holds, up to which blocks. */
export type BundleFacts = Pick<Manifest, "chainId" | "directory" | "fromBlock" | "captures">;

export const encodeManifest = (facts: BundleFacts, parts: readonly BundlePart[]): Uint8Array =>
  new TextEncoder().encode(
    written({ format: BUNDLE_FORMAT, version: BUNDLE_VERSION, ...facts, parts }),
  );

/** In lines, so that people can read it too. */
const written = (manifest: unknown): string => `${stableJson(manifest, 2)}\n`;

/** @throws DaoError `BUNDLE_CORRUPT`, `BUNDLE_FORMAT`. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const json = parse(bytes);
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (format !== BUNDLE_FORMAT) throw bundleCorrupt("its first block is no manifest of a bundle");
  if (version !== BUNDLE_VERSION) throw bundleFormat(version, BUNDLE_VERSION);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw bundleCorrupt(`its manifest is wrong at ${issue?.path.join(".") ?? "its root"}`);
  }
  if (written(parsed.data) !== new TextDecoder().decode(bytes))
    throw bundleCorrupt("its manifest is written in another way than ours");
  requireOrder(parsed.data);
  return parsed.data;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw bundleCorrupt("its manifest is not JSON", cause);
  }
}

function requireOrder({ parts, captures, fromBlock }: Manifest): void {
  if (parts.some(({ name }, index) => index > 0 && name <= (parts[index - 1]?.name ?? "")))
    throw bundleCorrupt("its parts are out of order");
  const blocks = [fromBlock - 1, ...captures.map(({ block }) => block)];
  if (blocks.some((block, index) => index > 0 && block <= (blocks[index - 1] ?? 0)))
    throw bundleCorrupt("its captures are out of order");
}

/** What a captured block is to an audit. @param hash - 32 bytes, 0x-prefixed. @returns nothing for any other block. */
export function rangeOf(manifest: BundleFacts, hash: string): AuditedRange | undefined {
  const capture = manifest.captures.find((each) => each.hash === hash.toLowerCase());
  return (
    capture && {
      chainId: BigInt(manifest.chainId),
      fromBlock: manifest.fromBlock,
      toBlock: capture.block,
      blockHash: capture.hash,
    }
  );
}
