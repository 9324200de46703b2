/**
 * Everything a source of evidence may lie about, one thing at a time. Each must be found out, or leave the audit
 * incomplete; the adversarial suite of the auditor tells the same lies to the whole audit.
 */
import { type EvidenceSource, RpcEvidence } from "../../../core/proof/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { codeLies, proofLies } from "./lies/about-state.js";
import { bodyLies, receiptLies, transactionLies } from "./lies/about-bodies.js";
import { headerLies } from "./lies/about-headers.js";
import { silences } from "./lies/silence.js";

/** What a lying node makes of an answer; nothing where the lie has no place in it. */
export type Retell = (answer: never, params: readonly unknown[], target: Target) => unknown;

/** Where a lie is told. */
export interface Target {
  /** A block in the middle of the history that holds events of the coalition. */
  block: number;
}

export interface Lie {
  /** Kebab-case, unique. */
  id: string;
  /** What the node does, as a person would say it. */
  what: string;
  /** The method whose answers it retells. */
  method: string;
  retell: Retell;
}

export const LIES: readonly Lie[] = [
  ...headerLies,
  ...bodyLies,
  ...transactionLies,
  ...receiptLies,
  ...proofLies,
  ...codeLies,
  ...silences,
];

/** A node that tells one lie wherever it has a place, and counts how often it did. */
export class LyingNode implements Rpc {
  told = 0;

  constructor(
    readonly honest: Rpc,
    readonly lie: Lie,
    readonly target: Target,
  ) {}

  async send(method: string, params: unknown[]): Promise<unknown> {
    const answer = await this.honest.send(method, params);
    if (method !== this.lie.method) return answer;
    const retold = this.lie.retell(structuredClone(answer) as never, params, this.target);
    // The truth in other words is no lie.
    if (retold === undefined || JSON.stringify(retold) === JSON.stringify(answer)) return answer;
    this.told += 1;
    return retold;
  }
}

/** Evidence from a node that tells one lie. One that never answers is not waited for long. */
export function lyingEvidence(
  honest: Rpc,
  lie: Lie,
  target: Target,
): { node: LyingNode; source: EvidenceSource } {
  const node = new LyingNode(honest, lie, target);
  const patience = lie.id.endsWith("-late") ? 250 : 60_000;
  return { node, source: new RpcEvidence(node, undefined, { patience }) };
}
