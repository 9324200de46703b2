import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Failed, Section, useFormat } from "../../parts/index.js";
import { type Many, useCoalition, useDocuments, useLists } from "../../reading/index.js";

/** The three promises, each with what there is of it now. */
export function Opens() {
  const words = useWords("home");
  const coalition = useCoalition();
  const lists = useLists();
  const documents = useDocuments();
  const open = lists.items.filter(({ closedAt }) => closedAt === undefined);
  const posts = lists.items.reduce((sum, list) => sum + list.posts, 0);
  const failed = [coalition, lists, documents].find(({ error }) => error !== null);
  return (
    <Section title={words("opens.title")}>
      {failed !== undefined && <Failed error={failed.error} retry={failed.refetch} />}
      <ul role="list" className="home-opens">
        <Open
          title={words("opens.membership.title")}
          what={words("opens.membership.what")}
          figures={[
            [words("opens.members"), figure(coalition.data?.members)],
            [words("opens.voters"), figure(coalition.data?.voters)],
          ]}
          links={[
            ["/join", words("opens.membership.join")],
            ["/members", words("opens.membership.roll")],
          ]}
        />
        <Open
          title={words("opens.lists.title")}
          what={words("opens.lists.what")}
          figures={[
            [words("opens.lists.count"), figure(open.length, lists)],
            [words("opens.posts"), figure(posts, lists)],
          ]}
          links={[["/lists", words("opens.lists.read")]]}
        />
        <Open
          title={words("opens.archives.title")}
          what={words("opens.archives.what")}
          figures={[[words("opens.documents"), figure(documents.items.length, documents)]]}
          links={[
            ["/archive", words("opens.archives.read")],
            ["/audit", words("opens.archives.audit")],
          ]}
        />
      </ul>
    </Section>
  );
}

/** A number when it is known; of a long answer whose end was not read, that there are at least so many. */
interface Figure {
  value: number | undefined;
  isLeast: boolean;
}

function figure(value: number | undefined, of?: Pick<Many<unknown>, "at" | "hasNextPage">): Figure {
  if (of !== undefined && of.at === undefined) return { value: undefined, isLeast: false };
  return { value, isLeast: of?.hasNextPage ?? false };
}

interface OpenProps {
  title: string;
  what: string;
  figures: readonly (readonly [label: string, figure: Figure])[];
  links: readonly (readonly [to: string, words: string])[];
}

function Open({ title, what, figures, links }: OpenProps) {
  return (
    <li className="home-open">
      <h3>{title}</h3>
      <p>{what}</p>
      <dl className="home-figures">
        {figures.map(([label, { value, isLeast }]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Number value={value} isLeast={isLeast} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="home-links">
        {links.map(([to, label]) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
      </p>
    </li>
  );
}

function Number({ value, isLeast }: Figure): ReactNode {
  const words = useWords("home");
  const format = useFormat();
  if (value === undefined) return <span aria-label={words("opens.unknown")}>–</span>;
  const shown = format.number(value);
  return isLeast ? words("opens.least", { number: shown }) : shown;
}
