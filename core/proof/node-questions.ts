import type { z } from "zod";
import type { Rpc } from "../replay/index.js";
import { EvidenceMissingError } from "./proof-error.js";
import { Turns } from "./turns.js";

export interface NodeOptions {
  /** Questions under way at the same time. */
  atOnce?: number;
  /** How long the node may take over one answer, in milliseconds. */
  patience?: number;
}

const ANOTHER_FORM = "The node answers in another form than the standard's: ask another one.";

/** Codes of JSON-RPC for a method that a node does not have. */
const UNSUPPORTED: ReadonlySet<unknown> = new Set([-32601, -32004]);

/** Asks one node; whatever goes wrong on the way is evidence that could not be had. */
export class NodeQuestions {
  readonly #turns: Turns;
  readonly #patience: number;

  constructor(
    readonly rpc: Rpc,
    { atOnce = 16, patience = 60_000 }: NodeOptions = {},
  ) {
    this.#turns = new Turns(atOnce);
    this.#patience = patience;
  }

  /**
   * @param about - what is asked for, as a person would say it.
   * @param hint - who else would know.
   * @returns nothing when the node has nothing.
   * @throws EvidenceMissingError when it refuses, is out of reach or silent, or answers in another form.
   */
  async ask<T>(
    method: string,
    params: unknown[],
    schema: z.ZodType<T>,
    { about, hint }: { about: string; hint: string },
  ): Promise<T | undefined> {
    const answer = await this.#turns.take(async () => {
      try {
        return await within(this.#patience, this.rpc.send(method, params));
      } catch (cause) {
        throw new EvidenceMissingError(`${about} (${method})`, hint, { cause });
      }
    });
    if (answer === null || answer === undefined) return undefined;
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new EvidenceMissingError(`${about} (${method})`, ANOTHER_FORM, { cause: parsed.error });
  }
}

/** Whether a node says that it does not have a method at all. */
export function isUnsupported(error: unknown): boolean {
  if (!(error instanceof EvidenceMissingError)) return false;
  const { code, message, error: inner } = Object(error.cause) as Record<string, unknown>;
  return (
    UNSUPPORTED.has(code) ||
    UNSUPPORTED.has((Object(inner) as { code?: unknown }).code) ||
    /not (supported|available|found)|unsupported|does not exist/i.test(String(message))
  );
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
