import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
} from "../contracts/index.js";
import { applyEvent, MemoryStore, type ReplayPorts, tables } from "../replay/index.js";
import type { CaseRecord, CaseStep, ProposedRuling } from "./case.js";

/** Events of Conduct are about no posts' bytes. */
const NO_POSTS: ReplayPorts = { postDomain: {}, fetchBlob: () => Promise.resolve(null) };

/** All cases ever reported, in their order, from the contract's events alone: by the fold everybody else uses. */
export async function readCases(
  { conduct }: Pick<CoalitionContracts, "conduct">,
  range: BlockRange,
): Promise<CaseRecord[]> {
  const logs = await readLogs(conduct, range);
  const times = await readBlockTimes(
    providerOf(conduct),
    logs.map(({ log }) => log.blockNumber),
  );
  const address = await conduct.getAddress();
  const store = new MemoryStore();
  const steps = new Map<string, CaseStep[]>();
  for (const { name, args, log } of logs) {
    const { blockNumber: block, index, transactionHash: tx } = log;
    const time = Number(times.get(block) ?? 0n);
    const event = { contract: "conduct", address, name, args, block, time, tx, index } as const;
    await applyEvent(store, event, NO_POSTS);
    const { caseId } = args;
    if (typeof caseId !== "string") continue;
    steps.set(caseId, [...(steps.get(caseId) ?? []), { name, at: time, tx, args }]);
  }
  const found: CaseRecord[] = [];
  for await (const [, { id }] of tables.caseOrder.scan(store)) {
    const row = await tables.cases.need(store, id);
    const own = steps.get(id) ?? [];
    found.push({ ...row, steps: own, proposals: proposalsIn(own, row.outcome === "undecided") });
  }
  return found;
}

/** What each officer said last; of those who take no part any more, nothing. */
function proposalsIn(steps: readonly CaseStep[], undecided: boolean): ProposedRuling[] {
  const said = new Map<string, ProposedRuling>();
  for (const { name, args } of undecided ? steps : []) {
    const officer = args.officer as string;
    if (name === "OfficerRecused") said.delete(officer);
    if (name !== "RulingProposed") continue;
    const { upheld, rung, length, reasons, hideReason } = args.ruling as Record<string, unknown>;
    said.set(officer, {
      officer,
      upheld: upheld as boolean,
      rung: Number(rung),
      length: Number(length),
      reasons: reasons as string,
      hideReason: hideReason as string,
    });
  }
  return [...said.values()];
}
