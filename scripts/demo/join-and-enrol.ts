import { countOf, formatDate, formatPeriod } from "../../core/format/index.js";
import type { Person } from "./cast.js";
import { done, type Stage } from "./stage.js";

const DAY = 86_400;
/** Vouches a voter may have open at a time; see IVouchAdmission. */
const OPEN_VOUCHES = 5;

/** The newcomers join one by one, each accepting the Code of Conduct in force. */
export async function join({ chain, contracts, newcomers, output }: Stage): Promise<void> {
  const { archive, membership } = contracts;
  const [number, code] = await archive.currentCode();
  const bar = output.progress("Joining", newcomers.length);
  for (const [index, { signer, group }] of newcomers.entries()) {
    if ((await membership.joinsAvailable()) === 0n) await chain.travel(DAY);
    await done(membership.connect(signer).join(group, code));
    bar.update(index + 1);
  }
  bar.stop();
  const groups = new Set(newcomers.map(({ group }) => group)).size;
  output.line(
    `${newcomers.length} people of ${countOf(groups, "stakeholder group")} joined, each with a wallet of their own, ` +
      `and accepted version ${number} of the Code of Conduct.`,
  );
}

/** The waiting period passes; then anybody may make voters of those whom the admission policy admits. */
export async function enrol(stage: Stage): Promise<void> {
  const { chain, contracts, newcomers, founders, output } = stage;
  const { admission, membership } = contracts;
  const waiting = await membership.waitingPeriod();
  await chain.travel(Number(waiting));
  output.line(
    `${formatPeriod(waiting)} later (${formatDate(await chain.now())}) their waiting period is over.`,
  );
  const needed =
    admission.kind === "vouches" ? Number(await admission.contract.vouchesNeeded()) : 0;
  const atOnce =
    needed === 0 ? newcomers.length : Math.floor((founders.length * OPEN_VOUCHES) / needed);
  for (let start = 0; start < newcomers.length; start += atOnce) {
    const batch = newcomers.slice(start, start + atOnce);
    if (needed > 0) await vouch(stage, batch, needed);
    const accounts = batch.map(({ address }) => address);
    await done(membership.connect(stage.anybody).enrol(accounts));
    output.line(`${batch.length} of them were enrolled as voters in one transaction.`);
  }
  // A vote counts from the moment after the enrolment.
  await chain.travel(1);
}

/** Vouches go round, so that no voter has more open than allowed. */
async function vouch({ contracts, founders, output }: Stage, batch: Person[], needed: number) {
  const { admission } = contracts;
  if (admission.kind !== "vouches") return;
  for (const [index, candidate] of batch.entries()) {
    for (let nth = 0; nth < needed; ++nth) {
      const voucher = founders[(index * needed + nth) % founders.length] as Person;
      await done(admission.contract.connect(voucher.signer).vouch(candidate.address));
    }
  }
  output.line(
    `Voters vouched for ${batch.length} of them, ${countOf(needed, "vouch", "vouches")} each.`,
  );
}
