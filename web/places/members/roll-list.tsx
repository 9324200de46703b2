import { useState } from "react";
import { useWords } from "../../language/index.js";
import {
  Account,
  Badge,
  Button,
  Empty,
  Plain,
  SearchField,
  Section,
  Select,
  Time,
  useFormat,
  VirtualList,
} from "../../parts/index.js";
import type { CoalitionView, SeatView } from "../../reading/index.js";
import { SeatBadge } from "../join/seat-badge.js";
import { EVERYBODY, filterRoll, type RollFilter } from "./filter-roll.js";
import type { Roll } from "./use-roll.js";

export interface RollListProps {
  roll: Roll;
  groups: CoalitionView["groups"];
}

const STATUSES = ["held", "voter", "waiting", "former", "all"] as const;

/** The roll, to look through: by group, by standing, by address. */
export function RollList({ roll, groups }: RollListProps) {
  const words = useWords("members");
  const format = useFormat();
  const [filter, setFilter] = useState<RollFilter>(EVERYBODY);
  const shown = filterRoll(roll.items, filter);
  return (
    <Section title={words("roll.title")}>
      <div className="roll-filters" role="search" aria-label={words("roll.filters")}>
        <SearchField
          label={words("roll.search")}
          value={filter.account}
          onChange={(account) => setFilter({ ...filter, account })}
        />
        <Select
          label={words("roll.group")}
          value={filter.group}
          onChange={(group) => setFilter({ ...filter, group })}
          placeholder={words("roll.allGroups")}
          options={groups.map(({ index, name }) => ({ value: String(index), label: name }))}
        />
        <Select
          label={words("roll.status")}
          value={filter.status}
          onChange={(status) => setFilter({ ...filter, status: status as RollFilter["status"] })}
          options={STATUSES.map((status) => ({
            value: status,
            label: words(`roll.statuses.${status}`),
          }))}
        />
      </div>
      <p role="status">{words("roll.count", { shown: format.number(shown.length) })}</p>
      {shown.length === 0 && roll.isWhole ? (
        <Empty>
          {words("roll.none")}{" "}
          <Button tone="quiet" onPress={() => setFilter(EVERYBODY)}>
            {words("roll.reset")}
          </Button>
        </Empty>
      ) : (
        <VirtualList
          label={words("roll.title")}
          items={shown}
          keyOf={({ seatId }) => seatId}
          estimate={72}
          hasMore={roll.hasNextPage}
          more={roll.fetchNextPage}
          render={(seat) => <SeatLine seat={seat} />}
        />
      )}
    </Section>
  );
}

function SeatLine({ seat }: { seat: SeatView }) {
  const words = useWords("members");
  return (
    <div className="roll-line">
      <Account address={seat.account} /> <SeatBadge status={seat.status} />{" "}
      {seat.seatNumber > 1 && <Badge>{words("roll.again")}</Badge>}
      <p className="roll-more">
        <Plain text={seat.group.name} /> · {words("roll.joined")}{" "}
        <Time at={seat.joinedAt} dateOnly />
      </p>
    </div>
  );
}
