import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Empty, Plain, Section, Table, Time, useClock } from "../../parts/index.js";
import { useElections, useMotions, useRecalls } from "../../reading/index.js";
import { type Deadline, deadlinesOf } from "./deadlines.js";
import { openElections } from "./open-elections.js";
import { openRecalls } from "./open-recalls.js";

const SHOWN = 10;

/** What ends next, in the reader's own time. */
export function NextDeadlines() {
  const words = useWords("home");
  const now = useClock();
  const motions = useMotions();
  const elections = useElections();
  const recalls = useRecalls();
  const all = deadlinesOf(
    motions.items,
    openElections(elections.items, now),
    openRecalls(recalls.items, now),
    now,
  );
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const place = ({ of, id }: Deadline) => `/${of}s/${id}`;
  // What could not be read may have a deadline: that there is none would be a guess. Beside it stands why.
  const failed = [motions, elections, recalls].some(({ error }) => error !== null);
  const isPending = motions.isPending || elections.isPending || recalls.isPending;
  if (isPending || (failed && all.length === 0)) return null;
  return (
    <Section title={words("deadlines.title")}>
      {all.length === 0 ? (
        <Empty>{words("deadlines.none")}</Empty>
      ) : (
        <Table
          caption={words("deadlines.caption", { zone })}
          columns={[
            {
              key: "when",
              title: words("deadlines.when"),
              cell: ({ until }) => (
                <>
                  <Time at={until} />
                  <span className="home-note">
                    <Time at={until} relative />
                  </span>
                </>
              ),
            },
            {
              key: "what",
              title: words("deadlines.what"),
              cell: ({ of, what }) => words(of === "motion" ? `phase.${what}` : `stage.${what}`),
            },
            {
              key: "of",
              title: words("deadlines.of"),
              isRowHeader: true,
              cell: (deadline) => (
                <Link to={place(deadline)}>
                  <Plain text={deadline.name} />
                </Link>
              ),
            },
          ]}
          rows={all.slice(0, SHOWN)}
          rowKey={({ of, id }) => `${of}/${id}`}
        />
      )}
    </Section>
  );
}
