import {
  auditBallot,
  auditedBlock,
  type AuditedBlock,
  type AuditResult,
  ballotQuery,
  type Finding,
  type OpenAudit,
  runAudit,
} from "../../../core/audit/index.js";
import { type ReportDetails, reportPage, tellStory } from "../../../core/audit/report/index.js";
import { DaoError } from "../../../core/errors.js";
import { readOpens } from "../../../core/opens/index.js";
import {
  type AuditedRange,
  ContradictionError,
  EvidenceMissingError,
  RpcEvidence,
} from "../../../core/proof/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import type { Audited, AuditJob, BallotsFound } from "./audit-messages.js";

export interface AuditorOptions {
  /** A node for a job, asked for everything and believed nothing. */
  node(job: AuditJob): Rpc;
  /** Content blocks for a job; checked against their CIDs later. */
  blob(job: AuditJob): (cid: string) => Promise<Uint8Array | undefined>;
  /** How far it is; `of` where it is known. */
  progress(step: string, done: number, of?: number): void;
}

interface Opened {
  block: AuditedBlock;
  opened: OpenAudit | undefined;
  result: AuditResult;
}

/** Audits a coalition, and keeps the state it proved for further questions. */
export class Auditor {
  readonly #options: AuditorOptions;
  #last: Opened | undefined;

  constructor(options: AuditorOptions) {
    this.#options = options;
  }

  /** @throws DaoError as `auditedBlock` and `runAudit` do, `BLOCK_TOO_EARLY` */
  async audit(job: AuditJob): Promise<Audited> {
    const { block, result } = await this.#run(job, undefined);
    return { block, result };
  }

  /**
   * Ballots, out of the state an audit proved; without one the state alone is proved first.
   *
   * @throws DaoError `STATE_UNPROVED`, `BALLOT_QUERY_UNKNOWN`, `BALLOT_QUERY_AMBIGUOUS`
   */
  async ballots(job: AuditJob, query: string): Promise<BallotsFound> {
    const { block, opened, result } = this.#last ?? (await this.#run(job, []));
    const finding = opened?.torn ?? unproved(result);
    if (opened === undefined || finding !== undefined) throw stateUnproved(finding);
    const { context } = opened;
    return { block, ballots: await auditBallot(context, await ballotQuery(context, query)) };
  }

  /** The audit as one page for people. @throws Error when none ran */
  async page(): Promise<string> {
    const last = this.#last;
    if (last === undefined) throw new Error("no audit ran");
    return reportPage(last.result, await this.#details(last.opened));
  }

  async #run(job: AuditJob, only: readonly string[] | undefined): Promise<Opened> {
    this.#last = undefined;
    const rpc = this.#options.node(job);
    const block = await auditedBlock(rpc, job.block);
    if (block.number < job.fromBlock) {
      throw new DaoError(
        "BLOCK_TOO_EARLY",
        `Block ${block.number} is before block ${job.fromBlock}, with which the coalition's history begins.`,
        { hint: "Name a later block." },
      );
    }
    const range: AuditedRange = {
      ...{ chainId: BigInt(job.chainId), fromBlock: job.fromBlock },
      ...{ toBlock: block.number, blockHash: block.hash },
    };
    let opened: OpenAudit | undefined;
    const result = await runAudit({
      ...{ source: new RpcEvidence(rpc, this.#options.blob(job)), range, only },
      ...{ directory: job.directory, build: job.build },
      onProgress: (step, done, of) => this.#options.progress(step, done, of),
      report: (found) => {
        opened = found;
        return Promise.resolve();
      },
    });
    return (this.#last = { block, opened, result });
  }

  async #details(opened: OpenAudit | undefined): Promise<ReportDetails> {
    if (opened === undefined || opened.torn !== undefined)
      return { story: undefined, opens: undefined };
    const progress = (done: number) => this.#options.progress("page", done);
    const context = { ...opened.context, progress };
    return {
      story: await provable(() => tellStory(context)),
      opens: await provable(() => readOpens(context, [])),
    };
  }
}

/** The checks have said what cannot be proved; the page leaves it out, and says so. */
async function provable<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ContradictionError || error instanceof EvidenceMissingError)
      return undefined;
    throw error;
  }
}

/** What a run without checks found all the same: the chain itself could not be proved. */
const unproved = ({ checks }: AuditResult): Finding | undefined =>
  checks.find(({ id, verdict }) => id === "chain" && verdict !== "PASS")?.findings[0];

function stateUnproved(finding: Finding | undefined): DaoError {
  const { item = "the state", evidence } = finding ?? {};
  return new DaoError("STATE_UNPROVED", `The state could not be proved (${item}).`, {
    hint: evidence ?? "Ask another node, or run the whole audit.",
  });
}
