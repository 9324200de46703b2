import { Link } from "react-router";
import { useEffect } from "react";
import { useWords } from "../../../language/index.js";
import {
  Account,
  Empty,
  Failed,
  Fill,
  LinkButton,
  Plain,
  Section,
  Time,
} from "../../../parts/index.js";
import { type MotionView, useDocuments } from "../../../reading/index.js";
import { groupOf } from "../phases.js";

/** Statements of those who disagree, shown beside the result they are bound to. */
export function Dissents({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, error, refetch } =
    useDocuments();
  const passed = ["passed", "done"].includes(groupOf(motion.phase) ?? "");
  const text = motion.winner ?? motion.id;
  useEffect(() => {
    // The archive answers in pages, and a dissent may be on any of them.
    if (passed && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [passed, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!passed) return null;
  const texts = new Set(motion.texts.map(({ id }) => id));
  const found = items.filter(
    ({ dissentFrom }) => dissentFrom !== undefined && texts.has(dissentFrom),
  );
  const open = motion.phase !== "executed";
  return (
    <Section title={words("dissent.title")}>
      <p>{words("dissent.lead")}</p>
      {error !== null && <Failed error={error} retry={refetch} />}
      {!isPending && !hasNextPage && found.length === 0 && <Empty>{words("dissent.none")}</Empty>}
      <ul>
        {found.map(({ id, name, author, openedAt }) => (
          <li key={id}>
            <Link to={`/archive/${id}`}>
              <Plain text={name} />
            </Link>{" "}
            <Fill
              text={words("dissent.by")}
              parts={{ who: <Account address={author} />, when: <Time at={openedAt} dateOnly /> }}
            />
          </li>
        ))}
      </ul>
      {open && (
        <LinkButton to={`/archive/deposit?dissent=${text}`}>{words("dissent.write")}</LinkButton>
      )}
    </Section>
  );
}
