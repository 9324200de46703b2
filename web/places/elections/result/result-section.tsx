import { useWords } from "../../../language/index.js";
import { Account, Badge, Load, Notice, Section, Table, useFormat } from "../../../parts/index.js";
import { type ElectionView, usePaper } from "../../../reading/index.js";
import { useAlternativeNames } from "../ballot/alternative-names.js";
import { PairTable } from "./pair-table.js";
import { Recount } from "./recount.js";
import { type Fate, type Result, resultOf, type ResultRow } from "./result-of.js";

/** The result of every ballot that was counted, the last first. */
export function ResultSection({ election }: { election: ElectionView }) {
  const words = useWords("elections");
  const counted = election.ballots.filter((ballot) => ballot.counted !== undefined);
  if (counted.length === 0) return null;
  return (
    <Section title={words("result.title")}>
      {counted.toReversed().map((ballot) => (
        <Counted key={ballot.ballotId} election={election} ballot={ballot} />
      ))}
      <Recount electionId={election.id} />
    </Section>
  );
}

interface CountedProps {
  election: ElectionView;
  ballot: ElectionView["ballots"][number];
}

function Counted({ election, ballot }: CountedProps) {
  const words = useWords("elections");
  const names = useAlternativeNames(ballot.candidates);
  return (
    <Load query={usePaper(ballot.ballotId)} missing={<p>{words("result.noPaper")}</p>}>
      {(paper) => {
        const result = resultOf(election, ballot, paper ?? { ballots: 0, preferred: [] });
        if (result === undefined) return null;
        return (
          <>
            <Turnout result={result} isRerun={ballot.run > 0} />
            <Order rows={result.rows} isQuorate={result.isQuorate} />
            <Notice tone={result.agrees ? "success" : "danger"}>
              {words(result.agrees ? "result.agrees" : "result.differs")}
            </Notice>
            <details>
              <summary>{words("result.why")}</summary>
              <p>{words("result.method")}</p>
              <PairTable preferred={paper?.preferred ?? []} names={names} />
              <p>{words("result.inEnglish")}</p>
              <p lang="en" dir="ltr">
                {result.explanation}
              </p>
            </details>
          </>
        );
      }}
    </Load>
  );
}

function Turnout({ result, isRerun }: { result: Result; isRerun: boolean }) {
  const words = useWords("elections");
  const format = useFormat();
  const { ballots, quorum, isQuorate } = result;
  return (
    <p>
      {isRerun && <strong>{words("ballot.rerun")}: </strong>}
      {words("result.ballots", { number: format.number(ballots) })}{" "}
      {words(isQuorate ? "result.quorumMet" : "result.quorumMissed", {
        quorum: format.number(quorum),
      })}
    </p>
  );
}

const TONES = { elected: "success", next: "info", below: "plain" } as const satisfies Record<
  Fate,
  string
>;

function Order({ rows, isQuorate }: { rows: readonly ResultRow[]; isQuorate: boolean }) {
  const words = useWords("elections");
  const format = useFormat();
  const drawn = rows.filter(({ drawnAmong }) => drawnAmong.length > 1);
  return (
    <>
      <Table
        caption={words("result.order")}
        rows={rows}
        rowKey={({ candidate }) => candidate}
        columns={[
          {
            key: "place",
            title: words("result.place"),
            cell: ({ place }) => (place === undefined ? "–" : format.number(place)),
          },
          {
            key: "candidate",
            title: words("result.candidate"),
            isRowHeader: true,
            cell: ({ candidate }) => <Account address={candidate} />,
          },
          {
            key: "fate",
            title: words("result.fate"),
            cell: ({ fate }) =>
              isQuorate ? <Badge tone={TONES[fate]}>{words(`fate.${fate}`)}</Badge> : "–",
          },
          {
            key: "above",
            title: words("result.above"),
            isNumber: true,
            cell: ({ above }) => format.number(above),
          },
          {
            key: "below",
            title: words("result.below"),
            isNumber: true,
            cell: ({ below }) => format.number(below),
          },
        ]}
      />
      {drawn.map(({ candidate, place = 0 }) => (
        <p key={candidate}>{words("result.drawn", { place: format.number(place) })}</p>
      ))}
    </>
  );
}
