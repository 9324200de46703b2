import type { CallDescription } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { Plain, Table } from "../../../parts/index.js";

/** Every argument exactly, under the names that the contracts give them. */
export function CallArguments({ said }: { said: CallDescription }) {
  const words = useWords("calls");
  if (said.function === undefined) return <p>{words("noFunction")}</p>;
  if (said.arguments.length === 0) return <p>{words("noArguments", { name: said.function })}</p>;
  return (
    <Table
      caption={words("arguments", { name: said.function })}
      columns={[
        {
          key: "name",
          title: words("argument"),
          isRowHeader: true,
          cell: ({ name }) => (
            <bdi lang="en" dir="ltr" className="code">
              {name}
            </bdi>
          ),
        },
        {
          key: "value",
          title: words("value"),
          cell: ({ value }) => (
            <span lang="en" className="call-value">
              <Plain text={value} />
            </span>
          ),
        },
      ]}
      rows={said.arguments}
    />
  );
}
