import { DaoError } from "../../../core/errors.js";
import type {
  Audited,
  AuditJob,
  AuditQuestion,
  BallotsFound,
  FromAuditor,
  SentError,
} from "./audit-messages.js";

type Port = Pick<Worker, "postMessage" | "addEventListener" | "terminate">;
type Unnumbered<Question> = Question extends unknown ? Omit<Question, "id"> : never;

export type TellProgress = (step: string, done: number, of: number | undefined) => void;

/** Asks a worker for audits, one question after the other. */
export class AuditClient {
  readonly #port: Port;
  readonly #waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  #asked = 0;

  constructor(port: Port, progress: TellProgress) {
    this.#port = port;
    port.addEventListener("message", ({ data }: MessageEvent<FromAuditor>) => {
      if (data.type === "progress") return progress(data.step, data.done, data.of);
      const question = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.type === "answer") question?.resolve(data.value as never);
      else question?.reject(errorFrom(data.error));
    });
    port.addEventListener("error", () => this.#failAll("The audit could not run in this browser."));
  }

  audit(job: AuditJob): Promise<Audited> {
    return this.#ask({ ask: "audit", job });
  }

  ballots(job: AuditJob, query: string): Promise<BallotsFound> {
    return this.#ask({ ask: "ballots", job, query });
  }

  page(): Promise<string> {
    return this.#ask({ ask: "page" });
  }

  /** Ends whatever runs. What was asked fails. */
  close(): void {
    this.#port.terminate();
    this.#failAll("The audit was ended.");
  }

  #ask<Value>(question: Unnumbered<AuditQuestion>): Promise<Value> {
    const id = ++this.#asked;
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ ...question, id });
    });
  }

  #failAll(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new DaoError("AUDIT_ENDED", why));
    this.#waiting.clear();
  }
}

const errorFrom = ({ code, message, hint }: SentError): Error =>
  code === undefined ? new Error(message) : new DaoError(code, message, { hint });
