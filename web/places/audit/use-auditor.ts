import { useCallback, useEffect, useRef, useState } from "react";
import { isDaoError } from "../../../core/errors.js";
import { AuditClient } from "./audit-client.js";
import type { Audited, AuditJob, BallotsFound } from "./audit-messages.js";

/** Where the audit is. */
export interface AuditStep {
  /** `headers`, `history`, or the id of a check. */
  step: string;
  done: number;
  of: number | undefined;
}

export type Asking = "audit" | "ballots" | "page";

export interface AuditorState {
  running: Asking | undefined;
  step: AuditStep | undefined;
  audited: Audited | undefined;
  ballots: BallotsFound | undefined;
  /** What was asked for last failed with this. */
  error: unknown;
}

const IDLE: AuditorState = {
  ...{ running: undefined, step: undefined, audited: undefined },
  ...{ ballots: undefined, error: undefined },
};

export interface AuditorHere extends AuditorState {
  /** @param job - made once it is needed; that may fail too. */
  audit(job: () => Promise<AuditJob>): Promise<void>;
  findBallots(job: () => Promise<AuditJob>, query: string): Promise<void>;
  /** The report as HTML; nothing when it could not be made. */
  page(): Promise<string | undefined>;
  cancel(): void;
}

/** An auditor in a worker of its own, which is there until the page is left. */
export function useAuditor(): AuditorHere {
  const [state, setState] = useState(IDLE);
  const client = useRef<AuditClient>(undefined);
  useEffect(() => () => client.current?.close(), []);

  const ask = useCallback(
    async <Value>(running: Asking, question: (client: AuditClient) => Promise<Value>) => {
      const asked = (client.current ??= new AuditClient(startWorker(), (step, done, of) =>
        setState((now) => ({ ...now, step: { step, done, of } })),
      ));
      setState((now) => ({ ...now, running, step: undefined, error: undefined }));
      try {
        const value = await question(asked);
        if (client.current === asked)
          setState((now) => ({ ...now, running: undefined, step: undefined }));
        return value;
      } catch (error) {
        // Ended by whoever looks on.
        if (isDaoError(error) && error.code === "AUDIT_ENDED" && client.current !== asked) return;
        setState((now) => ({ ...now, running: undefined, step: undefined, error }));
        return undefined;
      }
    },
    [],
  );

  const audit = useCallback(
    async (job: () => Promise<AuditJob>) => {
      setState(IDLE);
      const audited = await ask("audit", async (asked) => asked.audit(await job()));
      if (audited !== undefined) setState((now) => ({ ...now, audited }));
    },
    [ask],
  );
  const findBallots = useCallback(
    async (job: () => Promise<AuditJob>, query: string) => {
      setState((now) => ({ ...now, ballots: undefined }));
      const ballots = await ask("ballots", async (asked) => asked.ballots(await job(), query));
      if (ballots !== undefined) setState((now) => ({ ...now, ballots }));
    },
    [ask],
  );
  const page = useCallback(() => ask("page", (asked) => asked.page()), [ask]);
  const cancel = useCallback(() => {
    const ended = client.current;
    client.current = undefined;
    ended?.close();
    setState(IDLE);
  }, []);
  return { ...state, audit, findBallots, page, cancel };
}

const startWorker = () =>
  new Worker(new URL("./audit-worker.ts", import.meta.url), { type: "module" });
