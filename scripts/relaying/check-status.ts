import { getAddress, hexlify, type Provider, randomBytes, verifyTypedData } from "ethers";
import {
  relayStatusSchema,
  STATUS_TYPES,
  statusDomain,
  statusMessage,
  type RelayStatus,
} from "../../core/wire/status.js";
import type { RelayClient } from "../via/relay-client.js";
import type { Finding } from "./finding.js";

/** A relay's status and what became of holding it against one's own node. */
export interface CheckedStatus {
  status: RelayStatus;
  findings: Finding[];
}

/** Where the relay should stand, as this machine's own node and deployment record say. */
export interface OwnPlace {
  chainId: number;
  directory: string;
  provider: Provider;
}

/** Asks a relay where it stands, with a challenge for its key, and compares. @throws DaoError what the client throws. */
export async function checkStatus(relay: RelayClient, own: OwnPlace): Promise<CheckedStatus> {
  const challenge = hexlify(randomBytes(32));
  const status = await relay.get(`/v1/status?challenge=${challenge}`, relayStatusSchema);
  const findings = [
    placeOf(status, own),
    keyOf(status, challenge),
    await headOf("head", status.head, own.provider),
    ...(status.index === null ? [] : [await headOf("index", status.index, own.provider)]),
    ...partsOf(status),
  ];
  return { status, findings };
}

function placeOf({ chainId, directory }: RelayStatus, own: OwnPlace): Finding {
  const same = chainId === own.chainId && directory === getAddress(own.directory);
  const detail = `coalition ${directory} on chain ${chainId}`;
  return same
    ? { check: "place", state: "good", detail }
    : {
        check: "place",
        state: "wrong",
        detail: `${detail}, not ${own.directory} on ${own.chainId}`,
      };
}

function keyOf(status: RelayStatus, challenge: string): Finding {
  const { relay, answer, chainId, directory } = status;
  if (relay === null)
    return { check: "key", state: "good", detail: "it only reads and signs nothing" };
  if (answer !== null && signerOf(status, challenge, answer) === relay)
    return { check: "key", state: "good", detail: `signs receipts as ${relay}, and has that key` };
  return {
    check: "key",
    state: "wrong",
    detail: `does not show that it holds the key of ${relay} (${directory} on ${chainId})`,
  };
}

function signerOf(status: RelayStatus, challenge: string, answer: string): string | undefined {
  const domain = statusDomain(status.chainId, status.directory);
  try {
    return verifyTypedData(domain, STATUS_TYPES, statusMessage(challenge, status), answer);
  } catch {
    return undefined; // No key makes such a signature.
  }
}

/** A block the relay names must be the block of that number here, unless this machine's node is behind. */
async function headOf(
  check: string,
  head: RelayStatus["head"],
  provider: Provider,
): Promise<Finding> {
  const [block, latest] = await Promise.all([
    provider.getBlock(head.number),
    provider.getBlockNumber(),
  ]);
  if (block === null) {
    return head.number > latest
      ? { check, state: "good", detail: `block ${head.number}, ahead of your node at ${latest}` }
      : { check, state: "wrong", detail: `block ${head.number}, which your node does not have` };
  }
  if (block.hash !== head.hash)
    return { check, state: "wrong", detail: `block ${head.number} is another one at your node` };
  const behind = Math.max(0, latest - head.number);
  const detail = `block ${head.number}${behind === 0 ? "" : `, ${behind} behind your node`}`;
  return { check, state: "good", detail };
}

function partsOf({ parts }: RelayStatus): Finding[] {
  return Object.entries(parts).map(([check, { ok, detail }]) => ({
    check,
    state: ok ? "good" : "missing",
    detail,
  }));
}
