import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Empty, Load, Plain, Section } from "../../parts/index.js";
import { useSearch } from "../../reading/index.js";

/** Documents that have the words in their text, as far as whoever is read from knows their text. */
export function DocumentHits({ q }: { q: string }) {
  const words = useWords("archive");
  const hits = useSearch({ q, kind: "document" });
  return (
    <Section title={words("search.inside", { q })}>
      <Load query={hits}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{words("search.nothing")}</Empty>
          ) : (
            <ul className="archive-hits">
              {found.map(({ id, title, excerpt }) => (
                <li key={id}>
                  <Link to={`/archive/${id}`}>
                    <Plain text={title} />
                  </Link>
                  <p dir="auto">
                    <Plain text={excerpt} />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </Section>
  );
}
