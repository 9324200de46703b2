import { useWords } from "../../../language/index.js";
import { Account, Badge, Table, Time, useFormat } from "../../../parts/index.js";
import type { OfficeView } from "../../../reading/index.js";

/** Who sits where, since when and until when. */
export function SeatTable({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const format = useFormat();
  return (
    <Table
      caption={words("seats.title")}
      rows={office.seats}
      rowKey={({ seat }) => seat}
      columns={[
        {
          key: "seat",
          title: words("seats.seat"),
          isRowHeader: true,
          cell: ({ seat }) => format.number(seat + 1),
        },
        {
          key: "holder",
          title: words("seats.holder"),
          cell: ({ holder }) =>
            holder === undefined ? (
              <Badge>{words("seats.vacant")}</Badge>
            ) : (
              <Account address={holder.account} />
            ),
        },
        {
          key: "from",
          title: words("seats.from"),
          cell: ({ holder }) => holder && <Time at={holder.from} dateOnly />,
        },
        {
          key: "until",
          title: words("seats.until"),
          cell: ({ holder }) =>
            holder && (
              <>
                <Time at={holder.until} dateOnly />
                {holder.until > holder.ends && <Badge tone="warning">{words("seats.over")}</Badge>}
              </>
            ),
        },
        {
          key: "next",
          title: words("seats.next"),
          cell: ({ next }) =>
            next && (
              <>
                <Account address={next.account} /> · <Time at={next.from} dateOnly />
              </>
            ),
        },
      ]}
    />
  );
}
