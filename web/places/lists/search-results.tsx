import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Button, Empty, Load, Plain, Select, Time } from "../../parts/index.js";
import { type SearchHitView, type SearchKind, useSearch } from "../../reading/index.js";
import { placeOfHit } from "./place-of-hit.js";
import { useFolded } from "./use-folded.js";

const KINDS = ["post", "document", "motion", "list", "imported"] as const satisfies SearchKind[];
const PIECE = 20;
/** No relay looks further. */
const FARTHEST = 1_000;

/** What was found for some words, the best first. */
export function SearchResults({ q, list }: { q: string; list?: string }) {
  const words = useWords("lists");
  const [kind, setKind] = useState<SearchKind>();
  const [offset, setOffset] = useState(0);
  const found = useSearch({ q, kind, list, limit: PIECE, offset });
  const choose = (value: string) => {
    setKind(KINDS.find((each) => each === value));
    setOffset(0);
  };
  const hasWord = /[\p{L}\p{N}]/u.test(q);
  if (!hasWord) return <Empty>{words("search.noWord")}</Empty>;
  return (
    <>
      <Select
        label={words("search.kind")}
        value={kind ?? ""}
        onChange={choose}
        placeholder={words("search.kinds.all")}
        options={KINDS.filter(
          (each) => list === undefined || each === "post" || each === "imported",
        ).map((value) => ({ value, label: words(`search.kinds.${value}`) }))}
      />
      <Load query={found}>
        {(hits) =>
          hits.length === 0 && offset === 0 ? (
            <Empty>{words("search.nothing")}</Empty>
          ) : (
            <>
              <ol className="hits" role="list" aria-label={words("search.results")}>
                {hits.map((hit) => (
                  <li key={`${hit.kind}/${hit.id}/${hit.history?.index ?? ""}`} className="hit">
                    <Hit hit={hit} />
                  </li>
                ))}
              </ol>
              <div className="actions">
                {offset > 0 && (
                  <Button onPress={() => setOffset(offset - PIECE)}>
                    {words("search.before")}
                  </Button>
                )}
                {hits.length === PIECE && offset + PIECE <= FARTHEST && (
                  <Button onPress={() => setOffset(offset + PIECE)}>{words("search.after")}</Button>
                )}
              </div>
            </>
          )
        }
      </Load>
    </>
  );
}

function Hit({ hit }: { hit: SearchHitView }) {
  const words = useWords("lists");
  const { kind, title, excerpt, at } = hit;
  const folded = useFolded(hit);
  return (
    <>
      <Badge>{words(`search.kinds.${kind}`)}</Badge>{" "}
      <Link to={placeOfHit(hit)}>
        {folded === "hidden" ? (
          words("hidden.post")
        ) : folded === "asking" ? (
          "…"
        ) : title === "" ? (
          words("noSubject")
        ) : (
          <Plain text={title} />
        )}
      </Link>{" "}
      <span className="quiet">
        <Time at={at} dateOnly />
      </span>
      {excerpt !== "" && folded === "open" && (
        <p className="excerpt">
          <Plain text={excerpt} />
        </p>
      )}
    </>
  );
}
