import {
  motionClassAt,
  motionDescription,
  type MotionClass,
} from "../../../../core/motions/index.js";
import { callLists, motionId, type Call } from "../../../../core/motions/index.js";
import { formatMotionId } from "../../../../core/format/index.js";
import { utf8Length } from "../../../../core/lists/index.js";
import { useChain } from "../../../reading/index.js";
import { buildActions } from "./build-actions.js";
import type { MotionDraft } from "./draft.js";

/** What a draft would become if it were filed now. Periods are seconds. */
export interface Prospect {
  /** Id it gets, 32 bytes as hex. */
  id: string;
  description: string;
  calls: Call[];
  content: Uint8Array[];
  class: MotionClass;
  secondsNeeded: number;
  discussion: number;
  voting: number;
  timelock: number;
  /** Of a notice: how many objections send it to a vote. */
  objectionsNeeded: number;
}

export interface ProspectQuery {
  draft: MotionDraft;
  account: string | undefined;
  files: Readonly<Record<number, File>>;
  same?: readonly Call[] | undefined;
  enabled: boolean;
}

/** Builds a draft's calls and asks the rulebook what they would be filed under. */
export function useProspect({ draft, account, files, same, enabled }: ProspectQuery) {
  const chosen = Object.entries(files).map(([at, file]) => [at, file.name, file.lastModified]);
  const { step: _step, ...kept } = draft;
  return useChain(
    ["prospect", kept, account, chosen],
    async (contracts): Promise<Prospect> => {
      const { title, text } = draft;
      const description = motionDescription({ title: title.trim(), text, proposer: account ?? "" });
      const { calls, content } = await buildActions(contracts, draft, { description, files, same });
      const { targets, values, calldatas } = callLists(calls);
      const [assessed, objectionsNeeded] = await Promise.all([
        contracts.rulebook.assess(targets, values, calldatas, utf8Length(description)),
        contracts.rulebook.objectionsNeeded(),
      ]);
      const { rules } = assessed;
      return {
        id: formatMotionId(motionId(calls, description)),
        ...{ description, calls, content },
        class: motionClassAt(assessed[0]) ?? "fundamental",
        secondsNeeded: Number(assessed.secondsNeeded),
        discussion: Number(rules.discussion),
        voting: Number(rules.voting),
        timelock: Number(rules.timelock),
        objectionsNeeded: Number(objectionsNeeded),
      };
    },
    enabled && account !== undefined,
  );
}
