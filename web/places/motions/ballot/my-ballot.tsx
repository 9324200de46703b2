import { placesOf } from "../../../../core/elections/places.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import {
  Badge,
  Facts,
  Failed,
  Hash,
  Loading,
  Plain,
  Section,
  useFormat,
} from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { useAlternativeNames } from "./use-alternative-names.js";
import { type ChainBallot, useMyBallot } from "./use-my-ballot.js";

/** "My ballot was counted": what the contracts themselves say, whatever a relay says. */
export function MyBallot({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const { account } = useMySeat();
  const { data, error, isPending, refetch } = useMyBallot(motion, account);
  return (
    <Section title={words("mine.title")} level={3}>
      {account === undefined ? (
        <p>{words("mine.noWallet")}</p>
      ) : error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Loading>{words("mine.asking")}</Loading>
      ) : data?.counted === true ? (
        <Counted ballot={data.ballot} motion={motion} />
      ) : (
        <p>{words(motion.phase === "vote" ? "mine.notYet" : "mine.none")}</p>
      )}
    </Section>
  );
}

function Counted({ ballot, motion }: { ballot: ChainBallot | undefined; motion: MotionView }) {
  const words = useWords("motions");
  const format = useFormat();
  const names = useAlternativeNames(motion);
  return (
    <>
      <p>
        <Badge tone="success">{words("mine.counted")}</Badge> {words("mine.countedWhy")}
      </p>
      {ballot === undefined ? (
        <p>{words("mine.noEvent")}</p>
      ) : (
        <Facts
          items={[
            [
              words("act.yourVote"),
              ballot.ranks === undefined ? (
                words(`support.${ballot.support ?? "abstain"}`)
              ) : (
                <Ranks key="r" ranks={ballot.ranks} names={names} />
              ),
            ],
            ...(ballot.reason === ""
              ? []
              : [[words("ballot.reason"), <Plain key="p" text={ballot.reason} />] as const]),
            [
              words("mine.transaction"),
              <Hash key="t" value={ballot.transaction} what={words("mine.transaction")} />,
            ],
            [words("mine.block"), format.number(ballot.block)],
          ]}
        />
      )}
    </>
  );
}

function Ranks({ ranks, names }: { ranks: readonly number[]; names: readonly string[] }) {
  const words = useWords("motions");
  const format = useFormat();
  const groups = placesOf(ranks);
  if (groups.length === 0) return words("mine.unranked");
  return (
    <ol>
      {groups.map((group, index) => (
        <li key={index}>{format.list(group.map((place) => names[place] ?? String(place)))}</li>
      ))}
    </ol>
  );
}
