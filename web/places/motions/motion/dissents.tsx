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
import { type MotionView, useChain, useDocuments, useNow } from "../../../reading/index.js";
import { dissentWindow } from "./dissent-window.js";

/** Statements of those who disagree, shown beside the result they are bound to. */
export function Dissents({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, error, refetch } =
    useDocuments();
  const now = useNow(60);
  const failed = motion.phase === "defeated";
  const timelock = useChain(
    ["timelock-of", motion.id],
    async ({ governor }) => Number((await governor.motion(motion.id)).rules.timelock),
    failed,
  );
  const open = dissentWindow(motion, timelock.data, now);
  const over = open.state !== "none";
  const text = motion.winner ?? motion.id;
  useEffect(() => {
    // The archive answers in pages, and a dissent may be on any of them.
    if (over && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [over, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!over) return null;
  const texts = new Set(motion.texts.map(({ id }) => id));
  const found = items.filter(
    ({ dissentFrom }) => dissentFrom !== undefined && texts.has(dissentFrom),
  );
  return (
    <Section title={words("dissent.title")}>
      <p>
        <Fill
          text={words(
            open.state === "closed"
              ? "dissent.closed"
              : open.until === undefined
                ? "dissent.lead"
                : "dissent.until",
          )}
          parts={{
            until:
              open.state === "open" && open.until !== undefined ? <Time at={open.until} /> : null,
          }}
        />
      </p>
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
      {open.state === "open" && (
        <LinkButton to={`/archive/deposit?dissent=${text}`}>{words("dissent.write")}</LinkButton>
      )}
    </Section>
  );
}
