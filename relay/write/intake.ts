import type { z } from "zod";
import { explainRevert } from "../../core/refusals/index.js";
import type { ReceiptAnswer } from "../../core/wire/receipts.js";
import type { Chain } from "./chain.js";
import type { Condition } from "./condition.js";
import type { WriteConfig } from "./config.js";
import type { Admission, Draft } from "./forms/form.js";
import type { Message, MessageKind, NewMessage } from "./outbox/records.js";
import type { Outbox } from "./outbox/outbox.js";
import { checkOpen, objectionTo } from "./policy.js";
import { answerFor, type Notary } from "./receipts.js";
import { isDaoError } from "../../core/errors.js";
import { WITHOUT_RELAY, WriteRefusal } from "./refusal.js";

/** How one kind of message is read and judged. */
export interface Reading {
  schema: z.ZodType;
  draft(wire: unknown): Draft;
  admit(wire: unknown, draft: Draft, now: number): Promise<Admission>;
}

/** Takes messages in. */
export interface Intake {
  /**
   * Checks a message in every way, writes it down for good, and promises.
   *
   * @throws WriteRefusal
   */
  take(kind: MessageKind, wire: unknown): Promise<ReceiptAnswer>;
  answer(message: Message): ReceiptAnswer;
  /** Waits until nothing is being taken any more. */
  idle(): Promise<void>;
}

interface Parts {
  chain: Chain;
  outbox: Outbox;
  notary: Notary;
  readings: Readonly<Partial<Record<MessageKind, Reading>>>;
  config: WriteConfig;
  condition: Condition;
  /** Told of each message that was taken. */
  onTaken(message: NewMessage): void;
}

interface Waiting {
  message: NewMessage;
  settle(refusal: WriteRefusal | undefined): void;
  fail(error: unknown): void;
}

export function openIntake(parts: Parts): Intake {
  const { chain, outbox, notary, readings, config, condition, onTaken } = parts;
  const underWay = new Set<Promise<unknown>>();
  let desk: Waiting[] = [];

  const answer = (message: Message): ReceiptAnswer =>
    answerFor(
      notary.relay,
      message,
      message.nonce === null ? undefined : outbox.attempt(message.nonce),
    );

  /** Everything that arrived since the last time goes to the disk in one write. */
  function clear(): void {
    const batch = desk;
    desk = [];
    try {
      const refusals = outbox.insert(
        batch.map(({ message }) => message),
        (message) => taken(message) ?? objectionTo(config, outbox, message),
      );
      batch.forEach(({ message, settle }, index) => {
        if (refusals[index] === undefined) onTaken(message);
        settle(refusals[index]);
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }

  function writeDown(message: NewMessage): Promise<WriteRefusal | undefined> {
    return new Promise((settle, fail) => {
      if (desk.push({ message, settle, fail }) === 1) setImmediate(clear);
    });
  }

  function taken({ digest, claim, chain, position }: NewMessage): WriteRefusal | undefined {
    if (outbox.find(digest) !== undefined)
      return new WriteRefusal(409, "ALREADY_TAKEN", "The same message was taken just before.");
    const other = outbox.claimant(claim);
    if (other !== undefined) return conflict(other.digest);
    if (chain === undefined || position === undefined) return undefined;
    const last = outbox.lastIn(chain);
    if (last === undefined || last.sequence < position) return undefined;
    return new WriteRefusal(
      409,
      "SEQUENCE_TAKEN",
      `Number ${last.sequence} was taken already; ${position} comes too late.`,
      { hint: "Sign it again with a higher number." },
    );
  }

  async function take(kind: MessageKind, given: unknown): Promise<ReceiptAnswer> {
    const reading = readings[kind];
    if (reading === undefined)
      throw new WriteRefusal(503, "KIND_NOT_CARRIED", `This relay carries no ${kind}s.`);
    const wire = parse(reading.schema, kind, given);
    const draft = reading.draft(wire);
    const known = outbox.find(draft.digest);
    if (known !== undefined) return answer(known);
    checkOpen(config, outbox, condition, underWay.size);
    const rival = outbox.claimant(draft.claim);
    if (rival !== undefined) throw conflict(rival.digest);

    const now = await chain.now();
    const admission = await reading.admit(wire, draft, now);
    const promised = {
      message: draft.digest,
      kind,
      acceptedAt: now,
      dueBy: Math.min(now + config.promiseSeconds, admission.expiresAt),
      relay: notary.relay,
    };
    const signature = await notary.sign(promised);
    const { body, store, stored, ...rest } = admission;
    const { digest, claim, member } = draft;
    const times = { acceptedAt: now, dueBy: promised.dueBy };
    const message: NewMessage = {
      ...{ ...rest, ...times, digest, kind, claim, member, signature },
      body: JSON.stringify(body),
    };
    // Asked again when it is written down, with whatever was taken meanwhile.
    const objection = objectionTo(config, outbox, message);
    if (objection !== undefined) throw objection;
    let refusal: WriteRefusal | undefined;
    try {
      await store?.();
      refusal = await writeDown(message);
    } finally {
      stored?.();
    }
    const kept = outbox.find(draft.digest);
    if (kept !== undefined) return answer(kept); // Also when the same message overtook this one.
    throw refusal ?? new Error(`message ${draft.digest} was written down and is not there`);
  }

  return {
    answer,
    take(kind, wire) {
      const taking = take(kind, wire).catch((error: unknown) => {
        throw inWords(error);
      });
      underWay.add(taking);
      const done = () => void underWay.delete(taking);
      taking.then(done, done);
      return taking;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

function conflict(digest: string): WriteRefusal {
  return new WriteRefusal(409, "CLAIM_TAKEN", `Another message takes its place: ${digest}.`, {
    hint: "A ballot, a nonce and a number in a row of posts can be used once; ask for that message's receipt.",
  });
}

function parse(schema: z.ZodType, kind: MessageKind, given: unknown): unknown {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new WriteRefusal(
    400,
    "MESSAGE_MALFORMED",
    `This is no ${kind}: ${where === "" ? "it" : where} ${issue?.message ?? "cannot be read"}.`,
    { hint: "The shapes of all messages are in /openapi.json." },
  );
}

/** What a contract answers to a trial is a refusal of the message; what a node does not answer is a refusal for now. */
function inWords(error: unknown): unknown {
  if (error instanceof WriteRefusal) return error;
  const refused = explainRevert(error);
  if (refused !== undefined) {
    const { code, message, hint } = refused;
    return new WriteRefusal(422, code, message, { hint, cause: error });
  }
  if (isDaoError(error)) {
    const { code, message, hint } = error;
    return new WriteRefusal(400, code, message, { hint, cause: error });
  }
  if (!isTroubleOnTheWay(error)) return error;
  return new WriteRefusal(
    503,
    "CHAIN_UNREACHABLE",
    "The relay's node does not answer as it should.",
    {
      hint: `Try again later. ${WITHOUT_RELAY}`,
      cause: error,
    },
  );
}

/** Errors of ethers and of the network carry a code; ours and the database's are not among them. */
function isTroubleOnTheWay(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? !code.startsWith("ERR_") : typeof code === "number";
}
