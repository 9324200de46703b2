import { useWords } from "../../../language/index.js";
import { Account, Table, Time, useClock, useFormat } from "../../../parts/index.js";
import type { OfficeView } from "../../../reading/index.js";

/** Terms that are over, the latest first. */
export function PastTerms({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const format = useFormat();
  const now = useClock();
  const past = office.given.filter(({ until }) => until <= now).toReversed();
  if (past.length === 0) return null;
  return (
    <details>
      <summary>{words("past.title", { number: format.number(past.length) })}</summary>
      <Table
        caption={words("past.title", { number: format.number(past.length) })}
        hideCaption
        rows={past}
        columns={[
          {
            key: "who",
            title: words("seats.holder"),
            isRowHeader: true,
            cell: ({ account }) => <Account address={account} />,
          },
          { key: "seat", title: words("seats.seat"), cell: ({ seat }) => format.number(seat + 1) },
          {
            key: "from",
            title: words("seats.from"),
            cell: ({ from }) => <Time at={from} dateOnly />,
          },
          {
            key: "until",
            title: words("seats.until"),
            cell: ({ until, ends }) => (
              <>
                <Time at={until} dateOnly />
                {until < ends && <> · {words("past.early")}</>}
              </>
            ),
          },
        ]}
      />
    </details>
  );
}
