import { fairCondition } from "../condition.js";
import { DAY } from "../policy.js";
import { dispatch, isDue, send } from "./dispatch.js";
import { follow } from "./follow.js";
import { formOf, type SenderParts, type View } from "./parts.js";

/** Brings what is in the outbox on the chain, one step after the other. */
export interface Sender {
  start(): void;
  /** There is something to do now. */
  poke(): void;
  /** Finishes the step under way; what is not done is written down and goes on at the next start. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 30_000;

const ENGAGEMENT = "engagement";

/** How long a message that is done with can be asked for after its deadline: longer than a vote can be prolonged. */
export const KEPT_SECONDS = 60 * DAY;
const TRIMMED_AT_ONCE = 500;

/**
 * One look at everything.
 *
 * @returns whether anything changed.
 * @throws the first trouble of any transaction or lane, after all others had their turn; at once when the node is away.
 */
export async function round(given: SenderParts): Promise<boolean> {
  const { chain, outbox, config } = given;
  // What this round finds counts when it is through: meanwhile the last one's findings hold.
  const parts: SenderParts = { ...given, condition: fairCondition() };
  const [head, settled, now] = await Promise.all([chain.head(), chain.settled(), chain.now()]);
  const view: View = { head, settled, now };
  let changed = false;
  const troubles: unknown[] = [];
  const inTurn = async (about: object, work: () => Promise<boolean>): Promise<void> => {
    try {
      if (await work()) changed = true;
    } catch (error) {
      troubles.push(error);
      parts.log.warn({ ...about, err: error }, "this one failed; the others have their turn");
      await chain.head();
    }
  };
  for (const attempt of outbox.openAttempts())
    await inTurn({ nonce: attempt.nonce }, () => follow(parts, attempt, view));
  for (const lane of outbox.lanes()) {
    const underWay = outbox.openAttempts().filter(({ status }) => status === "sent");
    if (underWay.length >= config.inFlight) break;
    await inTurn({ lane: lane.lane }, async () => {
      if (!isDue(parts, lane, now) || isBlocked(parts, lane.lane, lane.form)) return false;
      return dispatch(parts, lane, view);
    });
  }
  await inTurn({ lane: ENGAGEMENT }, () => engage(parts, view));
  if (outbox.trim(now - KEPT_SECONDS, TRIMMED_AT_ONCE) > 0) changed = true;
  given.condition.drought = parts.condition.drought;
  if (troubles.length > 0) throw troubles[0];
  return changed;
}

/** Sees to it that posts may be anchored, whenever they may not and some member wants them to be. */
async function engage(parts: SenderParts, view: View): Promise<boolean> {
  const { chain, engagement, log, outbox } = parts;
  if (engagement === undefined || (await engagement.holds())) return false;
  if (outbox.openAttempts().some(({ lane }) => lane === ENGAGEMENT)) return false;
  const call = await engagement.call();
  if (call === undefined) return false;
  log.info("a member wants this relay to anchor posts: it begins to");
  const gas = Math.ceil((await chain.estimateGas(call)) * 1.3);
  const load = { ...call, gas, messages: [] };
  return send(parts, { lane: ENGAGEMENT, form: "paper" }, load, view);
}

/** Posts of one list must not overtake each other. */
function isBlocked(parts: SenderParts, lane: string, form: Parameters<typeof formOf>[1]): boolean {
  if (!formOf(parts, form).serial) return false;
  return parts.outbox
    .openAttempts()
    .some((attempt) => attempt.lane === lane && attempt.status === "sent");
}

export function senderOf(parts: SenderParts): Sender {
  const { config, condition, log } = parts;
  let wake: () => void = () => undefined;
  let poked = false;
  let running: Promise<void> | undefined;
  let stopped = false;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (poked || stopped) wake();
    });

  async function run(): Promise<void> {
    let troubles = 0;
    while (!stopped) {
      poked = false;
      let changed = false;
      try {
        changed = await round(parts);
        troubles = 0;
        condition.trouble = undefined;
      } catch (error) {
        troubles += 1;
        const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        condition.trouble = line.slice(0, 200);
        log.warn({ why: condition.trouble }, "a round failed and is tried again");
      }
      if (changed || stopped) continue;
      await pause(Math.min(config.pollMilliseconds * 2 ** Math.min(troubles, 10), LONGEST_PAUSE));
    }
  }

  return {
    start: () => void (running ??= run()),
    poke: () => {
      poked = true;
      wake();
    },
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}
