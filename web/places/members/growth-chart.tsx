import { growthOf, type GrowthPoint } from "../../../core/audit/report/growth.js";
import { useWords } from "../../language/index.js";
import { Section, Table, Time, useClock, useFormat } from "../../parts/index.js";
import type { SeatView } from "../../reading/index.js";
import { daysOf, samplePoints, stepPath } from "./growth-path.js";

const BOX = { width: 600, height: 160 };
/** Rows a person still reads. */
const ROWS = 12;

/** How many members and voters there were, from the first day to now: a picture, and the same as a table. */
export function GrowthChart({ seats }: { seats: readonly SeatView[] }) {
  const words = useWords("members");
  const format = useFormat();
  const now = useClock();
  const points = growthOf(seats);
  const [first] = points;
  if (first === undefined) return null;
  const until = Math.max(now, points.at(-1)?.at ?? 0);
  const most = Math.max(...points.map(({ members }) => members));
  const path = (kind: "members" | "voters") =>
    stepPath(
      points.map((point) => ({ at: point.at, value: point[kind] })),
      until,
      most,
      BOX,
    );
  return (
    <Section title={words("growth.title")}>
      <figure className="growth">
        <svg
          viewBox={`-2 -4 ${BOX.width + 4} ${BOX.height + 8}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="growth-picture"
        >
          <path className="growth-members" d={path("members")} />
          <path className="growth-voters" d={path("voters")} />
        </svg>
        <figcaption>
          <span className="growth-key growth-key-members">{words("growth.members")}</span>{" "}
          <span className="growth-key growth-key-voters">{words("growth.voters")}</span>{" "}
          <span>
            {words("growth.span", {
              from: format.date(first.at),
              to: format.date(until),
              most: format.number(most),
            })}
          </span>
        </figcaption>
      </figure>
      <details>
        <summary>{words("growth.table")}</summary>
        <Table<GrowthPoint>
          caption={words("growth.caption")}
          columns={[
            {
              key: "at",
              title: words("growth.at"),
              cell: ({ at }) => <Time at={at} dateOnly />,
              isRowHeader: true,
            },
            {
              key: "members",
              title: words("growth.members"),
              cell: ({ members }) => format.number(members),
              isNumber: true,
            },
            {
              key: "voters",
              title: words("growth.voters"),
              cell: ({ voters }) => format.number(voters),
              isNumber: true,
            },
          ]}
          rows={samplePoints(daysOf(points), ROWS)}
          rowKey={({ at }) => at}
        />
      </details>
    </Section>
  );
}
