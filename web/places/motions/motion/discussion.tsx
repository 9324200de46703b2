import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { useFolded } from "../../lists/use-folded.js";
import { Empty, Failed, LinkButton, Plain, Section, Time } from "../../../parts/index.js";
import {
  type MotionView,
  type SearchHitView,
  useLists,
  useSearch,
} from "../../../reading/index.js";

/** A post that names the motion; of one that a case has hidden, only that. */
function FoundPost({ hit }: { hit: SearchHitView }) {
  const words = useWords("motions");
  const lists = useWords("lists");
  const { id, title, excerpt, at } = hit;
  const folded = useFolded(hit);
  return (
    <>
      <Link to={`/posts/${id}`}>
        {folded === "hidden" ? (
          lists("hidden.post")
        ) : folded === "asking" ? (
          "…"
        ) : (
          <Plain text={title === "" ? words("discussion.untitled") : title} />
        )}
      </Link>{" "}
      <Time at={at} relative />
      {folded === "open" && (
        <p className="motion-excerpt">
          <Plain text={excerpt} />
        </p>
      )}
    </>
  );
}

/** Posts that name the motion, and where to write one. */
export function Discussion({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { data, error, refetch, isPending } = useSearch({ q: motion.id, kind: "post", limit: 20 });
  const lists = useLists();
  const open = lists.items.filter(({ closedAt }) => closedAt === undefined);
  const draft = new URLSearchParams({
    subject: motion.title,
    text: `${window.location.origin}${window.location.pathname}#/motions/${motion.id}\n\n`,
  });
  return (
    <Section title={words("discussion.title")}>
      <p>{words("discussion.lead")}</p>
      {error !== null && <Failed error={error} retry={refetch} />}
      {!isPending && data?.length === 0 && <Empty>{words("discussion.none")}</Empty>}
      <ul className="motion-posts">
        {data?.map((hit) => (
          <li key={hit.id}>
            <FoundPost hit={hit} />
          </li>
        ))}
      </ul>
      <div className="actions">
        {open.slice(0, 3).map(({ id, name }) => (
          <LinkButton key={id} to={`/lists/${name}/new?${draft.toString()}`}>
            {words("discussion.write", { list: name })}
          </LinkButton>
        ))}
      </div>
    </Section>
  );
}
