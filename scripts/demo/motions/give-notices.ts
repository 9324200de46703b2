import { formatMoment } from "../../../core/format/index.js";
import type { Person } from "../cast.js";
import { done, votersOf, type Stage } from "../stage.js";
import type { DemoMotion, Plot } from "./demo-motion.js";
import { fileText, nextOf, tellCalls, type Draft } from "./file-text.js";

const UNDISPUTED: Draft = {
  title: "Caption every meeting",
  text: "Nobody has ever spoken against it.",
  effect: { resolution: "Meetings of the coalition are captioned." },
};
const DISPUTED: Draft = {
  title: "Hold meetings in one language",
  text: "Interpreting is expensive.",
  effect: { resolution: "Meetings of the coalition are held in English." },
};
const REASONS = [
  "Whoever speaks it badly would fall silent.",
  "We have not asked those concerned.",
  "Interpreting costs less than it did.",
] as const;

/** Two notices of a decision: against one nobody objects, against the other enough voters do, and it goes to a vote. */
export async function giveNotices(stage: Stage, movers: Iterator<Person>): Promise<DemoMotion[]> {
  return [
    await giveNotice(stage, nextOf(movers), UNDISPUTED, "passes by consent"),
    await objectTo(
      stage,
      await giveNotice(stage, nextOf(movers), DISPUTED, "carried over objections"),
    ),
  ];
}

async function giveNotice(
  stage: Stage,
  mover: Person,
  draft: Draft,
  plot: Plot,
): Promise<DemoMotion> {
  const notices = stage.contracts.notices.connect(mover.signer);
  const filed = await fileText(stage, mover, draft, (...content) => notices.give(...content));
  const { needed } = await notices.objections(filed.id);
  stage.output.line(
    `Notice was given of "${draft.title}": it passes by itself unless ${needed} voters object.`,
  );
  tellCalls(stage, filed);
  return { ...filed, plot, rivals: [], objections: [] };
}

async function objectTo(stage: Stage, notice: DemoMotion): Promise<DemoMotion> {
  const { governor, notices } = stage.contracts;
  const { needed } = await notices.objections(notice.id);
  const others = votersOf(stage).filter(({ address }) => address !== notice.mover.address);
  for (const [index, { signer, address }] of [...others, notice.mover]
    .slice(0, Number(needed))
    .entries()) {
    const reason = REASONS[index % REASONS.length] ?? REASONS[0];
    await done(notices.connect(signer).object(notice.id, reason));
    notice.objections.push({ voter: address, reason });
    stage.output.line(`    Objection: "${reason}"`);
  }
  const { opensAt } = await governor.motion(notice.id);
  stage.output.line(
    `So there will be a vote on "${notice.title}", not before ${formatMoment(opensAt)}.`,
  );
  return notice;
}
