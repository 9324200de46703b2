import { z } from "zod";
import type { ActionBuilder, BuiltActions, Workshop } from "./action-builder.js";
import { admit } from "./admit.js";
import { adopt } from "./adopt.js";
import { call } from "./call.js";
import { listedContract, uri } from "./directory-entries.js";
import { closeList, openList } from "./lists.js";
import { ordinaryCall } from "./ordinary-call.js";
import { poll } from "./poll.js";
import { remove } from "./remove.js";
import { resolution } from "./resolution.js";
import { rules } from "./rules.js";
import { reinstate, suspend } from "./sanctions.js";
import { tombstone } from "./tombstone.js";

/** Every kind of action there is a word for. */
const BUILDERS = {
  adopt,
  rules,
  remove,
  admit,
  resolution,
  poll,
  "ordinary-call": ordinaryCall,
  uri,
  "list-contract": listedContract,
  tombstone,
  "open-list": openList,
  "close-list": closeList,
  suspend,
  reinstate,
  call,
} as const;

type Kind = keyof typeof BUILDERS;

/** One action in words: its kind, and what that kind needs. */
export type ActionWords = {
  [Each in Kind]: { [Only in Each]: z.input<(typeof BUILDERS)[Each]["schema"]> };
}[Kind];

export const ACTION_KINDS = Object.keys(BUILDERS) as Kind[];

/** @throws DaoError for words that make no call; a ZodError where a motion file was not checked before. */
export async function buildAction(words: ActionWords, workshop: Workshop): Promise<BuiltActions> {
  const [kind, content] = Object.entries(words)[0] as [Kind, unknown];
  const builder = BUILDERS[kind] as ActionBuilder<z.ZodType>;
  return builder.build(builder.schema.parse(content), workshop);
}

/** An object with one key, the kind of the action. */
export const actionWordsSchema = z.unknown().superRefine((value, context) => {
  const refuse = (message: string, path: PropertyKey[] = []) =>
    context.addIssue({ code: "custom", message, path: path as (string | number)[] });
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [first, second] = entries;
  if (first === undefined || second !== undefined) {
    return refuse(`must be one action: ${ACTION_KINDS.map((kind) => `{ ${kind}: … }`).join(", ")}`);
  }
  const [kind, content] = first as [string, unknown];
  if (!Object.hasOwn(BUILDERS, kind)) {
    return refuse(`"${kind}" is no kind of action; known are ${ACTION_KINDS.join(", ")}`);
  }
  const parsed = (BUILDERS[kind as Kind].schema as z.ZodType).safeParse(content);
  for (const issue of parsed.error?.issues ?? []) refuse(issue.message, [kind, ...issue.path]);
}) as z.ZodType<ActionWords>;
