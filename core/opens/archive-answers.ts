import type { AuditContext } from "../audit/check.js";
import { countOf, formatCount } from "../format/index.js";
import { tables } from "../replay/index.js";
import type { OpensAnswer } from "./answer.js";
import { shareOf } from "./list-answers.js";
import type { Holding, Retrieved } from "./retrieval.js";

/** Fewer than so many copies, kept by people who do not depend on each other, are too few. */
const HOLDERS_NEEDED = 3;

/** Open archives: everything stays to be had, from more than one, the minority's words among it. */
export async function archiveAnswers(
  context: AuditContext,
  retrieved: Retrieved,
): Promise<OpensAnswer[]> {
  return [await documents(context, retrieved), holders(retrieved.holdings), await dissent(context)];
}

async function documents({ state }: AuditContext, { kinds }: Retrieved): Promise<OpensAnswer> {
  let [count, versions, withdrawn] = [0, 0, 0];
  for await (const _ of tables.documents.scan(state)) count += 1;
  for await (const [, version] of tables.versions.scan(state)) {
    versions += 1;
    if (version.withdrawn !== undefined) withdrawn += 1;
  }
  const { rendition } = kinds;
  const stones =
    withdrawn === 0 ? "" : ` ${countOf(withdrawn, "version")} left a tombstone with a reason.`;
  return {
    id: "documents-retrievable",
    open: "archives",
    question: "Is every document to be had, byte for byte as it was archived?",
    answer: rendition.good === rendition.asked ? "yes" : "no",
    detail: `${countOf(count, "document")} in ${countOf(versions, "version")} and ${countOf(rendition.asked, "rendition")}: ${shareOf(rendition, "rendition")}.${stones}`,
    figures: {
      ...{ documents: count, versions, withdrawn },
      ...{ renditions: rendition.asked, found: rendition.good, wrong: rendition.wrong },
    },
  };
}

function holders(holdings: readonly Holding[]): OpensAnswer {
  const whole = holdings.filter(({ asked, good }) => asked === good);
  const each = holdings.map(
    ({ name, asked, good }) => `${name} has ${formatCount(good)} of ${formatCount(asked)}`,
  );
  return {
    id: "independent-holders",
    open: "archives",
    question: `Do at least ${HOLDERS_NEEDED} holders each keep everything?`,
    answer: holdings.length === 0 ? "unknown" : whole.length >= HOLDERS_NEEDED ? "yes" : "no",
    detail:
      holdings.length === 0
        ? "No holder was asked: name them with --relay."
        : `${formatCount(whole.length)} of the ${formatCount(holdings.length)} asked keep everything: ${each.join("; ")}. Whether they depend on each other no machine can tell.`,
    figures: {
      asked: holdings.length,
      whole: whole.length,
      ...Object.fromEntries(holdings.map(({ name, good }) => [name, good])),
    },
  };
}

async function dissent({ state }: AuditContext): Promise<OpensAnswer> {
  let [bound, hidden] = [0, 0];
  for await (const [, { dissentFrom, versions }] of tables.documents.scan(state)) {
    if (dissentFrom === undefined) continue;
    bound += 1;
    const motion = await tables.texts.get(state, dissentFrom);
    if (motion === undefined || versions === 0) hidden += 1;
  }
  return {
    id: "dissent-shown",
    open: "archives",
    question: "Is dissent shown beside the results?",
    answer: hidden === 0 ? "yes" : "no",
    detail:
      bound === 0
        ? "No minority statement was bound to a result so far; until the timelock ends any voter may."
        : `${countOf(bound, "minority statement")} bound to results; the yearly report names each beside its motion.`,
    figures: { statements: bound, withoutResult: hidden },
  };
}
