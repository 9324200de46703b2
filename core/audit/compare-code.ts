import { getAddress, getBytes, hexlify, keccak256 } from "ethers";
import type { CodeFingerprint, RuntimeArtifact } from "./build.js";

export interface CodeComparison {
  /** Why it is other code; undefined when it is the same. */
  difference: string | undefined;
  /** Every address the constructor filled in, checksummed. */
  immutableAddresses: string[];
}

type Ranges = readonly { start: number; length: number }[];

/**
 * Compares code on chain with what was built, leaving out what the constructor filled in.
 *
 * @param code runtime bytecode, 0x-prefixed.
 */
export function compareCode(
  built: RuntimeArtifact | CodeFingerprint,
  code: string,
): CodeComparison {
  if (code === "0x") return { difference: "no code", immutableAddresses: [] };
  const actual = getBytes(code);
  if (sizeOf(built) !== actual.length) {
    return { difference: `${actual.length} bytes of other code`, immutableAddresses: [] };
  }
  const addresses = new Set<string>();
  const filled = Object.values(built.immutableReferences ?? {});
  for (const ranges of filled) {
    const values = ranges.map(({ start, length }) => hexlify(actual.slice(start, start + length)));
    if (new Set(values).size > 1) {
      return { difference: "one constant has several values", immutableAddresses: [] };
    }
    const address = addressIn(values[0]);
    if (address !== undefined) addresses.add(address);
  }
  return {
    difference: differenceOf(built, blanked(actual, filled), filled),
    immutableAddresses: [...addresses],
  };
}

/** What is enough to tell built code from any other. */
export function fingerprintOf(artifact: RuntimeArtifact): CodeFingerprint {
  const { deployedBytecode, immutableReferences } = artifact;
  const filled = Object.values(immutableReferences ?? {});
  return {
    size: sizeOf(artifact),
    digest: keccak256(blanked(getBytes(deployedBytecode), filled)),
    ...(immutableReferences && { immutableReferences }),
  };
}

const sizeOf = (built: RuntimeArtifact | CodeFingerprint): number =>
  "size" in built ? built.size : (built.deployedBytecode.length - 2) / 2;

/** @param actual - without what the constructor filled in. */
function differenceOf(
  built: RuntimeArtifact | CodeFingerprint,
  actual: Uint8Array,
  filled: readonly Ranges[],
): string | undefined {
  if ("digest" in built) {
    return keccak256(actual) === built.digest ? undefined : "other code of the same length";
  }
  const expected = blanked(getBytes(built.deployedBytecode), filled);
  const first = actual.findIndex((byte, index) => byte !== expected[index]);
  return first === -1 ? undefined : `other code from byte ${first} on`;
}

function blanked(code: Uint8Array, filled: readonly Ranges[]): Uint8Array {
  const bytes = code.slice();
  for (const { start, length } of filled.flat()) bytes.fill(0, start, start + length);
  return bytes;
}

/** An address fills the lower 20 of 32 bytes; a number that large, or a hash, looks otherwise. */
function addressIn(word: string | undefined): string | undefined {
  if (word === undefined || !/^0x0{24}[0-9a-f]{40}$/.test(word) || /^0x0{40}/.test(word))
    return undefined;
  return getAddress(`0x${word.slice(26)}`);
}
