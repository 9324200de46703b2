import type { CoalitionContracts } from "../contracts/index.js";
import { admits } from "./admits.js";

type Contracts = Pick<CoalitionContracts, "admission" | "membership">;

/** How somebody becomes a member and a voter now. */
export interface AdmissionRule {
  /** Seconds of time from joining to the first vote. */
  waitingPeriod: number;
  /** How many people can join at this moment. */
  joinsAvailable: number;
  policy: "open" | "vouches" | "other";
  /** Vouches asked for: where there are fewer voters than the rule says, as many as there are. */
  vouchesNeeded: number;
}

/** What stands between a waiting member and the vote. */
export interface Candidacy {
  /** Last moment of the waiting period, a timestamp in seconds; enrolled is after it, not at it. */
  waitsUntil: number;
  /** Whether the policy admits the member, be the waiting over or not. */
  admitted: boolean;
  /** Voters whose vouch counts; empty under other policies. */
  vouchers: string[];
}

/** The rule at the newest block. */
export async function readAdmission({ admission, membership }: Contracts): Promise<AdmissionRule> {
  const vouches = admission.kind === "vouches" ? admission.contract.vouchesNeeded() : 0n;
  const [waitingPeriod, joinsAvailable, voters, needed] = await Promise.all([
    membership.waitingPeriod(),
    membership.joinsAvailable(),
    membership.voterCount(),
    vouches,
  ]);
  return {
    waitingPeriod: Number(waitingPeriod),
    joinsAvailable: Number(joinsAvailable),
    policy: admission.kind,
    vouchesNeeded: Number(needed < voters ? needed : voters),
  };
}

/** Where a waiting member stands at the newest block; nothing for who does not wait. */
export async function readCandidacy(
  { admission, membership }: Contracts,
  account: string,
): Promise<Candidacy | undefined> {
  const waitsUntil = Number(await membership.enrollableAt(account));
  if (waitsUntil === 0) return undefined;
  const [admitted, vouchers] = await Promise.all([
    admits(admission, account),
    admission.kind === "vouches" ? admission.contract.vouchersOf(account) : [],
  ]);
  return { waitsUntil, admitted, vouchers: [...vouchers] };
}
