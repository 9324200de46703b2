import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { Empty, Failed, LinkButton, Plain, Section, Time } from "../../../parts/index.js";
import { type MotionView, useLists, useSearch } from "../../../reading/index.js";

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
        {data?.map(({ id, title, excerpt, at }) => (
          <li key={id}>
            <Link to={`/posts/${id}`}>
              <Plain text={title === "" ? words("discussion.untitled") : title} />
            </Link>{" "}
            <Time at={at} relative />
            <p className="motion-excerpt">
              <Plain text={excerpt} />
            </p>
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
