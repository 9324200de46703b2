import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { HDNodeWallet, toBeHex } from "ethers";
import { pino } from "pino";
import {
  type CoalitionAddresses,
  DIRECTORY_KEYS,
  readTypedDataDomain,
} from "../../../core/contracts/index.js";
import { type Support, signBallot, supportName } from "../../../core/motions/index.js";
import type { MotionBallot } from "../../../core/wire/ballots.js";
import { writeConfig, type WriteConfig } from "../../../relay/write/config.js";
import type { Rpc } from "../../../relay/write/ports.js";
import { openWriteSide, type WriteParts, type WriteSide } from "../../../relay/write/write-side.js";
import { connection, type Coalition, ethers } from "../../fixture/coalition.js";
import type { FiledMotion } from "../../fixture/motions.js";
import { fromMemory, Reader } from "./reader.js";

const PHRASE = "test test test test test test test test test test test junk";

/** The relay's account: funded, and nobody else's. */
export const RELAY_KEY = HDNodeWallet.fromPhrase(PHRASE, "", "m/44'/60'/0'/0/19");

/** Another relay's account. */
export const OTHER_KEY = HDNodeWallet.fromPhrase(PHRASE, "", "m/44'/60'/0'/0/18");

/** The chain of the test file, as the write side asks it. */
export const rpc: Rpc = {
  send: (method, params) => connection.provider.request({ method, params }),
};

/** Nothing waits for company, and nothing is rationed, unless a test says so. */
export const settings = (changes: Partial<WriteConfig> = {}): WriteConfig => ({
  ...writeConfig.parse({}),
  waitSeconds: 0,
  memberMessagesPerMinute: 1_000,
  ...changes,
});

type PartName = keyof typeof DIRECTORY_KEYS;

export async function addressesOf(c: Coalition): Promise<CoalitionAddresses> {
  const names = ["directory", "timelock", ...(Object.keys(DIRECTORY_KEYS) as PartName[])] as const;
  const addresses = await Promise.all(
    names.map(async (name) => [name, await c[name].getAddress()] as const),
  );
  const policy = await c.membership.admissionPolicy();
  return { ...Object.fromEntries(addresses), policy } as CoalitionAddresses;
}

/** An honest reader of the test's chain, who has these blocks. */
export async function readerOf(
  c: Coalition,
  blocks: ReadonlyMap<string, Uint8Array>,
): Promise<Reader> {
  const postDomain = await readTypedDataDomain(c.lists);
  return Reader.open(rpc, { addresses: await addressesOf(c), postDomain }, fromMemory(blocks));
}

/** What one test opens, in directories of its own that are gone afterwards. */
export function useWriteSides() {
  const directories: string[] = [];
  const open = new Set<WriteSide>();
  afterEach(async () => {
    for (const side of open) await side.stop();
    open.clear();
    for (const path of directories.splice(0)) await rm(path, { recursive: true });
  });
  return {
    async directory(): Promise<string> {
      const path = await mkdtemp(join(tmpdir(), "three-opens-write-"));
      directories.push(path);
      return path;
    },
    /** Not started: a test takes each step itself. */
    async open(
      c: Coalition,
      {
        config,
        ...changes
      }: Partial<Omit<WriteParts, "config">> & { config?: Partial<WriteConfig> } = {},
    ): Promise<WriteSide> {
      const side = await openWriteSide({
        rpc,
        key: RELAY_KEY,
        chainId: 31337n,
        addresses: await addressesOf(c),
        fromBlock: 0,
        finality: "finalized",
        directory: changes.directory ?? (await this.directory()),
        log: pino({ level: "silent" }),
        ...changes,
        config: settings(config),
      });
      open.add(side);
      return side;
    },
    async close(side: WriteSide): Promise<void> {
      open.delete(side);
      await side.stop();
    },
  };
}

/** Steps until nothing changes any more. @returns how many steps it took. */
export async function settle(side: WriteSide, most = 50): Promise<number> {
  for (let steps = 1; steps <= most; steps++) if (!(await side.round())) return steps;
  throw new Error(`something still changes after ${most} steps`);
}

/**
 * Hands in ballots of one lane: the first is set down for no less than a transaction of its own costs, the others for
 * little; and the whole batch costs no more than was set down for all.
 */
export async function expectOpenerPays(side: WriteSide, ballots: readonly unknown[]) {
  const taken: string[] = [];
  for (const ballot of ballots) taken.push((await side.take("ballot", ballot)).receipt.message);
  const [opener = 0, ...company] = taken.map((message) => side.outbox.find(message)!.gas);
  await settle(side);
  const [{ transaction } = {}, ...others] = taken.map((message) => side.answer(message)!);
  expect(new Set(others.map((other) => other.transaction))).to.deep.equal(new Set([transaction]));
  const { gasUsed } = (await ethers.provider.getTransactionReceipt(transaction!))!;
  for (const share of company) expect(opener).to.be.greaterThan(2 * share);
  const all = company.reduce((sum, share) => sum + share, opener);
  expect(all).to.be.within(Number(gasUsed), 2 * Number(gasUsed));
}

/** A founder's signed ballot as the relay takes it. */
export async function ballotOf(
  c: Coalition,
  motion: FiledMotion,
  founder: number,
  support: Support = 1,
): Promise<MotionBallot> {
  const signer = c.founders[founder]!;
  const signature = await signBallot(signer, c.governor as never, motion.id, support);
  return {
    kind: "motion",
    motion: toBeHex(motion.id, 32),
    support: supportName(support)!,
    voter: signer.address,
    signature: signature.serialized,
  };
}
