import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Account, Facts, Hash, Time } from "../../parts/index.js";
import type { CaseDetail } from "../../reading/index.js";
import { mayName, mayShowPost, type Nearness } from "./discretion.js";
import { Statement } from "./statement.js";

/** What a case is about, and what was decided; with the names this viewer is shown. */
export function CaseSummary({ view, nearness }: { view: CaseDetail; nearness: Nearness }) {
  const words = useWords("conduct");
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
  if (view.held !== undefined && view.outcome === "undecided")
    items.push([words("case.held"), <Time key="held" at={view.held} />]);
  if (view.basis !== undefined)
    items.push([
      words("case.basis"),
      <Link key="basis" to={`/conduct/cases/${view.basis}`}>
        {words("case.basisLink")}
      </Link>,
    ]);
  return <Facts items={items} />;
}
