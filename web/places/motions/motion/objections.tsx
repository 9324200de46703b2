import { formatMotionId, onOneLine } from "../../../../core/format/index.js";
import { useWords } from "../../../language/index.js";
import { Account, Failed, Loading, Plain, Section } from "../../../parts/index.js";
import { type MotionView, useChain } from "../../../reading/index.js";
import { isolated } from "../calls/value-words.js";

/** Who objected to a notice or to other wording, and why, from the chain itself. */
export function Objections({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { id, title, texts, filedInBlock, notice, replacements } = motion;
  const given = (notice?.given ?? 0) + replacements.filter(({ objected }) => objected).length;
  const { data, error, refetch } = useChain(
    ["objections", id, given],
    async (contracts) => {
      // Logs are only read where there is something to find.
      const { readObjections } = await import("../../../../core/motions/read-objections.js");
      const about = new Set([BigInt(id), ...texts.map((text) => BigInt(text.id))]);
      return readObjections(contracts, about, { fromBlock: filedInBlock });
    },
    given > 0,
  );
  if (given === 0) return null;
  const titles = new Map([[id, title], ...texts.map((text) => [text.id, text.title] as const)]);
  return (
    <Section title={words("objections.title")}>
      {data === undefined && error !== null && <Failed error={error} retry={refetch} />}
      {data === undefined && error === null && <Loading>{words("objections.asking")}</Loading>}
      <ul>
        {data?.map(({ voter, reason, text }, index) => (
          <li key={index}>
            <Account address={voter} />{" "}
            {words("objections.against", {
              title: isolated(onOneLine(titles.get(formatMotionId(text)) ?? "")),
            })}
            <blockquote>
              <Plain text={reason} lines />
            </blockquote>
          </li>
        ))}
      </ul>
    </Section>
  );
}
