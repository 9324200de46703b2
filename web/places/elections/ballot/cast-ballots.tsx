import { useState } from "react";
import { useWords } from "../../../language/index.js";
import { Account, Button, Empty, Failed, Loading, Table, Time } from "../../../parts/index.js";
import { useRankings } from "../../../reading/index.js";
import { rankingLines } from "./ranking-lines.js";

interface CastBallotsProps {
  ballotId: string;
  names: readonly string[];
}

/** Everybody's ballot: they are public, so that anybody can count them. Fetched when somebody wants to see them. */
export function CastBallots(props: CastBallotsProps) {
  const words = useWords("elections");
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words("ballots.title")}</summary>
      <p>{words("ballots.public")}</p>
      {isOpen && <Ballots {...props} />}
    </details>
  );
}

function Ballots({ ballotId, names }: CastBallotsProps) {
  const words = useWords("elections");
  const { items, error, isPending, refetch, hasNextPage, fetchNextPage } = useRankings(ballotId);
  if (items.length === 0 && error !== null) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Loading />;
  if (items.length === 0) return <Empty>{words("ballots.none")}</Empty>;
  return (
    <>
      <Table
        caption={words("ballots.title")}
        hideCaption
        rows={items}
        rowKey={({ voter }) => voter}
        columns={[
          {
            key: "voter",
            title: words("ballots.voter"),
            isRowHeader: true,
            cell: ({ voter }) => <Account address={voter} />,
          },
          {
            key: "ranking",
            title: words("ballots.ranking"),
            cell: ({ ranks }) => <bdi>{rankingLines(ranks, names).join(" > ") || "–"}</bdi>,
          },
          { key: "at", title: words("ballots.at"), cell: ({ castAt }) => <Time at={castAt} /> },
        ]}
      />
      {hasNextPage && <Button onPress={() => void fetchNextPage()}>{words("more")}</Button>}
    </>
  );
}
