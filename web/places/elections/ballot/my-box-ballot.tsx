import { ranksOfBytes } from "../../../../core/elections/ranked-ballot.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Badge, Failed, Loading, Section } from "../../../parts/index.js";
import { useChain } from "../../../reading/index.js";
import { requireCandidates } from "../held-to-chain.js";
import { rankingLines } from "./ranking-lines.js";

interface MyBoxBallotProps {
  ballotId: string;
  /** Of the alternatives, the default first. */
  names: readonly string[];
  /** Whose order the names follow, where it could be another than the chain's. */
  candidates?: readonly string[];
  isOpen: boolean;
}

/** "My ballot was counted": what the ballot box on the chain has of the reader, whatever a relay says. */
export function MyBoxBallot({ ballotId, names, candidates, isOpen }: MyBoxBallotProps) {
  const words = useWords("elections");
  const { account } = useMySeat();
  const { data, error, isPending, refetch } = useChain(
    ["box-ballot", ballotId, account, ...(candidates ?? [])],
    async ({ ballotBox }) => {
      if (candidates !== undefined) await requireCandidates({ ballotBox }, ballotId, candidates);
      const { ranks, sequence } = await ballotBox.ballotOf(ballotId, account ?? "");
      return sequence === 0n ? null : { ranks: ranksOfBytes(ranks), sequence };
    },
    account !== undefined,
  );
  return (
    <Section title={words("mine.title")} level={3}>
      {account === undefined ? (
        <p>{words("mine.noWallet")}</p>
      ) : error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Loading>{words("mine.asking")}</Loading>
      ) : data === null ? (
        <p>{words(isOpen ? "mine.notYet" : "mine.none")}</p>
      ) : (
        <>
          <p>
            <Badge tone="success">{words("mine.counted")}</Badge>{" "}
            {words("mine.number", { number: String(data.sequence) })}
          </p>
          <Ranking lines={rankingLines(data.ranks, names)} />
        </>
      )}
    </Section>
  );
}

function Ranking({ lines }: { lines: readonly string[] }) {
  const words = useWords("elections");
  if (lines.length === 0) return <p>{words("mine.blank")}</p>;
  return (
    <ol>
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ol>
  );
}
