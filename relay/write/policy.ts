import type { Condition } from "./condition.js";
import type { WriteConfig } from "./config.js";
import type { NewMessage } from "./outbox/records.js";
import type { Outbox } from "./outbox/outbox.js";
import { WITHOUT_RELAY, WriteRefusal } from "./refusal.js";

export const DAY = 86_400;
/** Seconds since 1970 at which the day of a moment began. */
export const dayStart = (moment: number): number => moment - (moment % DAY);
export const dayOf = (moment: number): number => Math.floor(moment / DAY);

type Limits = Pick<
  WriteConfig,
  | "queueLimit"
  | "memberMessagesPerMinute"
  | "memberGasPerDay"
  | "joinGasPerDay"
  | "gasPerDay"
  | "concurrency"
>;

/** Seconds after which a relay that is busy may have time. */
const SOON = 5;

/** What the relay does not do for anybody, asked before anything is asked of the chain. */
export function checkOpen(
  { queueLimit, concurrency }: Limits,
  outbox: Outbox,
  { drought, stopping }: Condition,
  underWay: number,
): void {
  if (stopping) throw notNow("RELAY_STOPPING", "The relay is being stopped.");
  if (drought !== undefined)
    throw notNow(drought.code.toUpperCase().replaceAll("-", "_"), drought.message);
  if (underWay >= concurrency)
    throw notNow("RELAY_BUSY", "The relay is checking other messages.", SOON);
  const queue = outbox.undone();
  if (queue >= queueLimit)
    throw notNow(
      "RELAY_BUSY",
      `${queue} messages wait to be sent; no more are taken for now.`,
      SOON,
    );
}

/** What it does not do for this one, with everything counted that was taken before. */
export function objectionTo(
  limits: Limits,
  outbox: Outbox,
  message: NewMessage,
): WriteRefusal | undefined {
  const { member, gas, newcomer, acceptedAt: now } = message;
  const recent = outbox.acceptedSince(now - 60, member);
  if (recent >= limits.memberMessagesPerMinute)
    return new WriteRefusal(
      429,
      "TOO_MANY_MESSAGES",
      `${member} sent ${recent} messages within a minute; this relay takes ${limits.memberMessagesPerMinute}.`,
      { hint: "Wait a minute.", retryAfter: 60 },
    );
  const today = dayStart(now);
  const tomorrow = today + DAY - now;
  if (outbox.reservedSince(today, { member }) + gas > limits.memberGasPerDay)
    return new WriteRefusal(
      429,
      "MEMBER_BUDGET_SPENT",
      `This relay has no more gas for ${member} today.`,
      { hint: `Wait until tomorrow (UTC). ${WITHOUT_RELAY}`, retryAfter: tomorrow },
    );
  if (newcomer && outbox.reservedSince(today, { newcomers: true }) + gas > limits.joinGasPerDay)
    return notNow(
      "JOIN_BUDGET_SPENT",
      "This relay has no more gas for people who join today.",
      tomorrow,
    );
  if (outbox.spentOn(dayOf(now)) + outbox.waitingGas() + gas > limits.gasPerDay)
    return notNow("BUDGET_SPENT", "This relay has no more gas today.", tomorrow);
  return undefined;
}

function notNow(code: string, message: string, retryAfter?: number): WriteRefusal {
  const hint = `Try again later. ${WITHOUT_RELAY}`;
  return new WriteRefusal(503, code, message, { hint, retryAfter });
}
