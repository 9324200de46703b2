import { useParams, useSearchParams } from "react-router";
import type { HistoryPage as Piece } from "../../../core/wire/mail.js";
import { useWords } from "../../language/index.js";
import {
  Account,
  Facts,
  Hash,
  LinkButton,
  Load,
  Notice,
  Page,
  Section,
  Time,
  useFormat,
  VirtualList,
} from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import { ImportedMessage } from "./imported-message.js";
import { UnknownPage } from "./unknown-page.js";
import { useHistory } from "./use-histories.js";
import "./lists.css";

/** The imported history of a mailing list, with where it comes from. */
export function HistoryPage() {
  const words = useWords("lists");
  const { list = "", cid = "" } = useParams();
  const [address] = useSearchParams();
  const { relays } = useConnection();
  const from = /^\d{1,9}$/.test(address.get("at") ?? "") ? Number(address.get("at")) : 0;
  const { data, ...query } = useHistory(list, cid, from);
  if (relays.length === 0) {
    return (
      <Page title={words("history.title")}>
        <Notice tone="warning">{words("history.noRelay")}</Notice>
      </Page>
    );
  }
  const pieces = data?.pages.filter((piece): piece is Piece => piece !== null);
  return (
    <Load
      title={words("history.title")}
      query={{ ...query, data: pieces?.[0] }}
      missing={<UnknownPage what="history" />}
    >
      {({ history }) => (
        <Page
          title={words("history.of", { list: history.head.list })}
          lead={words("history.lead")}
          actions={<LinkButton to={`/lists/${list}`}>{words("thread.toList")}</LinkButton>}
        >
          <Provenance history={history} />
          <Section title={words("history.all")}>
            {from > 0 && (
              <LinkButton to={`/lists/${list}/history/${cid}`}>
                {words("history.fromStart")}
              </LinkButton>
            )}
            <VirtualList
              label={words("history.all")}
              items={pieces?.flatMap(({ entries }) => entries) ?? []}
              keyOf={({ index }) => index}
              estimate={120}
              hasMore={query.hasNextPage}
              more={query.fetchNextPage}
              render={(entry) => <ImportedMessage entry={entry} />}
            />
          </Section>
        </Page>
      )}
    </Load>
  );
}

function Provenance({ history: { cid, archivist, depositedAt, head } }: Pick<Piece, "history">) {
  const words = useWords("lists");
  const format = useFormat();
  return (
    <>
      <Notice tone="warning" title={words("history.unsigned")}>
        <p>{words("history.unsignedWhy")}</p>
        {head.addresses === "redacted" && <p>{words("history.redacted")}</p>}
      </Notice>
      <Facts
        items={[
          [words("history.broughtBy"), <Account key="by" address={archivist} />],
          [words("history.broughtAt"), <Time key="at" at={depositedAt} />],
          [words("history.count"), format.number(head.messages)],
          [words("history.leftOut"), format.number(head.leftOut)],
          [
            words("history.mailbox"),
            <Hash key="mailbox" value={head.source.sha256} what={words("history.mailbox")} />,
          ],
          [words("history.file"), <Hash key="file" value={cid} what={words("history.file")} />],
        ]}
      />
    </>
  );
}
