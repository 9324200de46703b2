import { Empty, Facts, Notice, Time, useFormat } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { originOf, useConnection } from "../../reading/index.js";

/** The node of the chain that is asked, and the newest block it shows. */
export function NodeFacts() {
  const words = useWords("reading");
  const format = useFormat();
  const { node } = useConnection().status;
  if (node === undefined) return <Empty>{words("node.none")}</Empty>;
  const { url, head, milliseconds, problem } = node;
  return (
    <>
      {problem !== undefined && (
        <Notice tone="warning" title={words("node.away")}>
          {words("node.awayWhat")} <bdi dir="ltr">{problem}</bdi>
        </Notice>
      )}
      <Facts
        items={[
          [words("node.address"), <bdi dir="ltr">{originOf(url)}</bdi>],
          ...(head === undefined
            ? []
            : ([
                [words("node.head"), format.number(head.number)],
                [words("node.headTime"), <Time at={head.time} />],
              ] as const)),
          ...(milliseconds === undefined
            ? []
            : ([
                [
                  words("relays.time"),
                  words("milliseconds", { time: format.number(milliseconds) }),
                ],
              ] as const)),
        ]}
      />
    </>
  );
}
