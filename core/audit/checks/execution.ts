import { contractAt, readLogs } from "../../contracts/index.js";
import { formatMoment, shortMotionId } from "../../format/index.js";
import { operationId } from "../../motions/operation-id.js";
import { type OperationRow, tables, type TextRow } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare } from "../findings.js";

/** What the timelock answers for the time of something done. */
const DONE = 1n;
const EXECUTED = 7n;

export const executionCheck: Check = {
  id: "execution",
  title: "What was carried out",
  proves:
    "The timelock ran nothing but what members voted for: every operation is the calls of one text that won, waited at least as long as its class asks, ran once, in order and against the code it was voted on.",
  async *run(context) {
    const { state, contracts, progress } = context;
    const texts = new Map<string, TextRow>();
    for await (const [, text] of tables.texts.scan(state))
      if (text.eta !== undefined) texts.set(idOf(contracts.addresses.governor, text), text);
    const figures = { operations: 0, executed: 0, calls: 0, "executed directly": 0 };
    for await (const [id, operation] of tables.operations.scan(state)) {
      const text = texts.get(id);
      texts.delete(id);
      yield* compareOperation(context, id, operation, text);
      figures.operations += 1;
      if (operation.executedAt !== undefined) {
        figures.executed += 1;
        figures.calls += operation.calls.length;
        if (text?.executedAt === undefined) figures["executed directly"] += 1;
      }
      progress(figures.operations);
    }
    for (const text of texts.values())
      yield* compare(
        `operation of the queued ${nameOf(text)}`,
        "scheduled",
        "not scheduled",
        text.id,
      );
    return { items: figures.operations, figures };
  },
};

const idOf = (governor: string, { id, codeDigest, calls }: TextRow) =>
  operationId(governor, {
    id: BigInt(id),
    codeDigest: BigInt(codeDigest),
    calls: calls.map((call) => ({ ...call, value: BigInt(call.value) })),
  });

const nameOf = ({ id }: TextRow) => `text ${shortMotionId(BigInt(id))}`;

async function* compareOperation(
  context: AuditContext,
  id: string,
  operation: OperationRow,
  text: TextRow | undefined,
): AsyncGenerator<Finding> {
  const { contracts } = context;
  if (text === undefined) {
    yield* compare(`operation ${id}`, "the calls of a text that was voted on", "nobody's", id);
    return;
  }
  const item = `operation of the ${nameOf(text)}`;
  const { calls, scheduledAt, delay, executedAt, cancelledAt } = operation;
  const asVoted = text.calls.map(({ target, value, calldata: data }) => ({ target, value, data }));
  yield* compare(`${item}: calls`, JSON.stringify(asVoted), JSON.stringify(calls), id);
  yield* compare(`${item}: may run from`, moment(text.eta), moment(scheduledAt + delay), id);
  if (delay < text.rules.timelock)
    yield* compare(`${item}: delay (seconds)`, `at least ${text.rules.timelock}`, delay, id);
  // Nobody may cancel.
  yield* compare(`${item}: cancelled`, "never", moment(cancelledAt), id);
  const kept = await contracts.timelock.getTimestamp(id, at(context));
  const expected = executedAt === undefined ? BigInt(scheduledAt + delay) : DONE;
  yield* compare(`${item}: time in the timelock`, expected, kept, id);
  yield* pinned(context, item, text);
  if (executedAt === undefined) return;
  if (executedAt < scheduledAt + delay)
    yield* compare(
      `${item}: ran`,
      `from ${moment(scheduledAt + delay)} on`,
      moment(executedAt),
      id,
    );
  const state = await contracts.governor.state(BigInt(text.id), at(context));
  yield* compare(`${item}: the governor's state`, EXECUTED, state, text.id);
  yield* ran(context, item, id, operation);
}

const moment = (seconds: number | undefined) =>
  seconds === undefined ? "never" : formatMoment(BigInt(seconds));

/** Each call once, in order, with the words of the schedule. */
async function* ran(
  { contracts, range }: AuditContext,
  item: string,
  id: string,
  { calls }: OperationRow,
): AsyncGenerator<Finding> {
  const about = { field: "id", values: new Set([id]) };
  const executed = await readLogs(contracts.timelock, range, ["CallExecuted"], about);
  const transactions = new Set(executed.map(({ log }) => log.transactionHash));
  yield* compare(`${item}: transactions that ran it`, 1, transactions.size, id);
  yield* compare(`${item}: calls that ran`, calls.length, executed.length, id);
  for (const [place, { args, log }] of executed.entries()) {
    const { target = "", value = "", data = "" } = calls[place] ?? {};
    const found = [args.index, args.target, args.value, args.data].join(" ");
    yield* compare(
      `${item}: call ${place} that ran`,
      [place, target, value, data].join(" "),
      found,
      log.transactionHash,
    );
  }
}

/** The code of our own contracts never changes, so what was pinned at the filing is what anybody can hash today. */
async function* pinned(
  context: AuditContext,
  item: string,
  { calls, codeDigest }: TextRow,
): AsyncGenerator<Finding> {
  const { contracts } = context;
  const targets = calls.map(({ target }) => target);
  if (targets.some((target) => contractAt(contracts.addresses, target) === undefined)) return;
  const digest = await contracts.timelock.codeDigest(targets, at(context));
  yield* compare(`${item}: code of its targets`, codeDigest, digest);
}
