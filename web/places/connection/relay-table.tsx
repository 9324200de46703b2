import { Badge, Empty, Table, type Tone, useFormat } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { originOf, type RelayLook, type RelayState, useConnection } from "../../reading/index.js";

const TONES: Readonly<Record<RelayState, Tone>> = {
  good: "success",
  behind: "warning",
  starting: "warning",
  differs: "danger",
  other: "danger",
  away: "danger",
};

/** Every relay: how it is doing, how far it is, how quick. */
export function RelayTable() {
  const words = useWords("reading");
  const format = useFormat();
  const { status } = useConnection();
  const { choice, relays } = status;
  if (relays.length === 0) return <Empty>{words("relays.none")}</Empty>;
  const isUsed = ({ url }: RelayLook) => choice?.kind === "relay" && choice.url === url;
  return (
    <Table
      caption={words("relays.title")}
      hideCaption
      rows={relays}
      rowKey={({ url }) => url}
      columns={[
        {
          key: "where",
          title: words("relays.address"),
          isRowHeader: true,
          cell: (look) => (
            <>
              <bdi dir="ltr">{originOf(look.url)}</bdi>{" "}
              {isUsed(look) && <Badge>{words("relays.used")}</Badge>}
            </>
          ),
        },
        {
          key: "state",
          title: words("relays.state"),
          cell: ({ state }) => (
            <>
              <Badge tone={TONES[state]}>{words(`state.${state}`)}</Badge>{" "}
              {words(`state.${state}What`)}
            </>
          ),
        },
        {
          key: "block",
          title: words("relays.block"),
          isNumber: true,
          cell: ({ status: found, behind }) =>
            found?.index == null
              ? "–"
              : words("relays.blockBehind", {
                  block: format.number(found.index.number),
                  behind: format.number(behind ?? 0),
                }),
        },
        {
          key: "time",
          title: words("relays.time"),
          isNumber: true,
          cell: ({ milliseconds }) =>
            milliseconds === undefined
              ? "–"
              : words("milliseconds", { time: format.number(milliseconds) }),
        },
      ]}
    />
  );
}
