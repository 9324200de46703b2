import { getAddress, getBytes, hexlify } from "ethers";
import type { RuntimeArtifact } from "./build.js";

export interface CodeComparison {
  /** Why it is other code; undefined when it is the same. */
  difference: string | undefined;
  /** Every address the constructor filled in, checksummed. */
  immutableAddresses: string[];
}

/**
 * Compares code on chain with a build artefact, leaving out what the constructor filled in.
 *
 * @param code runtime bytecode, 0x-prefixed.
 */
export function compareCode(artifact: RuntimeArtifact, code: string): CodeComparison {
  if (code === "0x") return { difference: "no code", immutableAddresses: [] };
  const expected = getBytes(artifact.deployedBytecode);
  const actual = getBytes(code);
  if (expected.length !== actual.length) {
    return { difference: `${actual.length} bytes of other code`, immutableAddresses: [] };
  }
  const addresses = new Set<string>();
  for (const ranges of Object.values(artifact.immutableReferences ?? {})) {
    const values = ranges.map(({ start, length }) => hexlify(actual.slice(start, start + length)));
    if (new Set(values).size > 1) {
      return { difference: "one constant has several values", immutableAddresses: [] };
    }
    const address = addressIn(values[0]);
    if (address !== undefined) addresses.add(address);
    for (const { start, length } of ranges) {
      expected.fill(0, start, start + length);
      actual.fill(0, start, start + length);
    }
  }
  const first = actual.findIndex((byte, index) => byte !== expected[index]);
  return {
    difference: first === -1 ? undefined : `other code from byte ${first} on`,
    immutableAddresses: [...addresses],
  };
}

/** An address fills the lower 20 of 32 bytes; a number that large, or a hash, looks otherwise. */
function addressIn(word: string | undefined): string | undefined {
  if (word === undefined || !/^0x0{24}[0-9a-f]{40}$/.test(word) || /^0x0{40}/.test(word))
    return undefined;
  return getAddress(`0x${word.slice(26)}`);
}
