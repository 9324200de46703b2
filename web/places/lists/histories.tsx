import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Account, Failed, Plain, Section, Time, useFormat } from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import { useHistories } from "./use-histories.js";

/** What an archivist brought from earlier mailing lists; nothing when there is none. */
export function Histories({ list }: { list: string }) {
  const words = useWords("lists");
  const format = useFormat();
  const { relays } = useConnection();
  const { data, error, refetch } = useHistories(list);
  if (relays.length === 0) return null;
  if (error !== null) {
    return (
      <Section title={words("history.title")}>
        <Failed error={error} retry={refetch} />
      </Section>
    );
  }
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={words("history.title")}>
      <p>{words("history.lead")}</p>
      <ul role="list" className="cards">
        {data.map(({ cid, head, archivist, depositedAt }) => (
          <li key={cid} className="card">
            <h3>
              <Link to={`/lists/${list}/history/${cid}`}>
                <Plain text={head.list} />
              </Link>
            </h3>
            <p className="quiet">
              {words("history.messages", {
                count: head.messages,
                number: format.number(head.messages),
              })}{" "}
              · {words("history.broughtBy")} <Account address={archivist} bare /> ·{" "}
              <Time at={depositedAt} dateOnly />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
