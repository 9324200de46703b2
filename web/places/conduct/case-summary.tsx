import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Account, Facts, Hash, Time } from "../../parts/index.js";
import { type CaseDetail, useNow } from "../../reading/index.js";
import { mayName, mayShowPost, type Nearness } from "./discretion.js";
import { holdOf } from "./hold-of.js";
import { Statement } from "./statement.js";

const MINUTE = 60;

export interface CaseSummaryProps {
  view: CaseDetail;
  nearness: Nearness;
  /** The officers who decided, as far as the chain has told. */
  deciders: readonly string[];
}

/** What a case is about, and what was decided; with the names this viewer is shown. */
export function CaseSummary({ view, nearness, deciders }: CaseSummaryProps) {
  const words = useWords("conduct");
  const now = useNow(MINUTE);
  const name = (account: string): ReactNode =>
    mayName(view, account, nearness) ? <Account address={account} /> : words("case.unnamed");
  const items: [string, ReactNode][] = [
    [words("case.id"), <Hash key="id" value={view.id} what={words("case.id")} />],
    [
      words("case.duty"),
      `${words(`duty.${view.duty}`)}${view.offTopic ? ` · ${words("case.offTopic")}` : ""}`,
    ],
    [words("case.reported"), <Time key="at" at={view.reportedAt} />],
    [words("case.about"), name(view.respondent)],
    [words("case.reporter"), name(view.reporter)],
  ];
  const showsPost = mayShowPost(view, nearness);
  if (view.post !== undefined) {
    items.push([
      words("case.post"),
      showsPost ? (
        <Link key="post" to={`/posts/${view.post}`}>
          {words(view.hidesPost ? "case.readHidden" : "case.readPost")}
        </Link>
      ) : (
        words("case.unnamed")
      ),
    ]);
  }
  if (view.evidence !== undefined && showsPost) {
    items.push([
      words("case.evidence"),
      <Statement key="evidence" digest={view.evidence} what={words("case.evidence")} />,
    ]);
  }
  if (view.outcome !== "undecided") {
    items.push([words("case.outcome"), words(`outcome.${view.outcome}`)]);
    if (view.outcome !== "dismissed") items.push([words("case.rung"), words(`rung.${view.rung}`)]);
    if (view.outcome === "sanctioned" && view.until !== undefined)
      items.push([words("case.until"), <Time key="until" at={view.until} />]);
    if (view.reasons !== undefined && showsPost)
      items.push([
        words("case.reasons"),
        <Statement key="reasons" digest={view.reasons} what={words("case.reasons")} />,
      ]);
  }
  if (deciders.length > 0)
    items.push([
      words("case.deciders"),
      <span key="deciders">
        {deciders.map((each) => (
          <Fragment key={each}>{name(each)} </Fragment>
        ))}
      </span>,
    ]);
  if (view.verdict !== undefined)
    items.push([words("case.verdict"), words(`verdict.${view.verdict}`)]);
  const held = holdOf(view);
  if (held !== undefined)
    items.push([words(now < held ? "case.held" : "case.wasHeld"), <Time key="held" at={held} />]);
  if (view.basis !== undefined)
    items.push([
      words("case.basis"),
      <Link key="basis" to={`/conduct/cases/${view.basis}`}>
        {words("case.basisLink")}
      </Link>,
    ]);
  return <Facts items={items} />;
}
