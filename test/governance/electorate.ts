import { HDNodeWallet, Mnemonic } from "ethers";
import type { CoalitionFile } from "../../core/coalition/index.js";
import { found, time, type Coalition } from "../fixture/coalition.js";
import { readCoalition } from "../fixture/founding.js";
import { senderAt } from "../fixture/sender.js";

// The development phrase: its first twenty keys are Hardhat's own signers.
const PHRASE = "test test test test test test test test test test test junk";
const keyring = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
const keys: HDNodeWallet[] = [];

/** Key `index` of the development phrase, to sign with off chain. */
export function keyOf(index: number): HDNodeWallet {
  return (keys[index] ??= keyring.deriveChild(index));
}

/** The pilot's coalition with so many founders and, if wanted, other rules. Founder `i` has key `i`. */
export async function foundWithVoters(
  count: number,
  change: (coalition: CoalitionFile) => CoalitionFile = (coalition) => coalition,
): Promise<Coalition> {
  const pilot = await readCoalition();
  const { groups } = pilot.membership;
  const founders = Array.from({ length: count }, (_, i) => ({
    address: keyOf(i).address,
    group: groups[i % groups.length]!,
  }));
  const c = await found(change({ ...pilot, founders }));
  const senders = await Promise.all(founders.map(({ address }) => senderAt(address)));
  return { ...c, founders: senders };
}

/** Accounts join, wait and are enrolled; answers with their signers in the order of their voter numbers. */
export async function enrolNewVoters(c: Coalition, addresses: readonly string[]) {
  const { versionId } = await c.archive.currentCode();
  const senders = [];
  for (const address of addresses) {
    const member = await senderAt(address);
    await c.membership.connect(member).join(0, versionId);
    senders.push(member);
  }
  await time.increase(await c.membership.waitingPeriod());
  for (let i = 0; i < addresses.length; i += 100) {
    await c.membership.enrol(addresses.slice(i, i + 100));
  }
  await time.increase(1);
  return senders;
}
