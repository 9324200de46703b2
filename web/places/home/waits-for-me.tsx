import { Link } from "react-router";
import { NeedsWallet, useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Empty, Failed, LinkButton, Loading, Plain, Section, useClock } from "../../parts/index.js";
import { useElections, useMotions, useRecalls } from "../../reading/index.js";
import { openElections } from "./open-elections.js";
import { openMotions } from "./open-motions.js";
import { openRecalls } from "./open-recalls.js";
import type { OpenBallot } from "./undone-of.js";
import { useUndone } from "./use-undone.js";

/** What a member can do now and has not done; for everybody else, the way to become one. */
export function WaitsForMe() {
  const words = useWords("home");
  const { account, seat, voter, isPending } = useMySeat();
  return (
    <Section title={words("mine.title")} aside={<Link to="/me">{words("mine.seat")}</Link>}>
      {account === undefined ? (
        <NeedsWallet />
      ) : isPending ? (
        <Loading />
      ) : seat === undefined ? (
        <>
          <p>{words("mine.stranger")}</p>
          <LinkButton to="/join" tone="primary">
            {words("mine.join")}
          </LinkButton>
        </>
      ) : voter ? (
        <Undone account={account} />
      ) : (
        <p>
          {words("mine.waiting")} <Link to="/me">{words("mine.when")}</Link>
        </p>
      )}
    </Section>
  );
}

function Undone({ account }: { account: string }) {
  const words = useWords("home");
  const now = useClock();
  const motions = useMotions();
  const elections = useElections();
  const recalls = useRecalls();
  const open = openMotions(motions.items);
  const running = openElections(elections.items, now);
  const inStage = (...stages: string[]) =>
    elections.items.filter(({ id }) =>
      running.some((each) => each.id === id && stages.includes(each.stage)),
    );
  const recalling = openRecalls(recalls.items, now).filter(({ stage }) => stage === "vote");
  const { toVote, toSecond, toRank, isPending } = useUndone(account, {
    ...open,
    ballots: [
      ...inStage("ballot").map((election) => openBallot("ballot", "elections", election)),
      // Whoever was a voter the second before the petition has a vote on it.
      ...recalling.map(({ id, office, filedAt }) =>
        openBallot("recall", "recalls", {
          ...{ id, office, calledAt: filedAt - 1, ballots: [{ ballotId: id }] },
        }),
      ),
    ],
  });
  const nominated = inStage("nominations", "acceptance").filter(({ nominees }) =>
    nominees.some(
      (each) => each.status === "nominated" && each.account.toLowerCase() === account.toLowerCase(),
    ),
  );
  if (isPending || motions.isPending || elections.isPending || recalls.isPending)
    return <Loading />;
  const items = [
    ...toVote.map(({ id, title }) => ["vote", `/motions/${id}`, title] as const),
    ...toRank.map(({ what, to, office }) => [what, to, office] as const),
    ...nominated.map(({ id, office }) => ["accept", `/elections/${id}`, office] as const),
    ...toSecond.map(({ id, title }) => ["second", `/motions/${id}`, title] as const),
  ];
  const failed = [motions, elections, recalls].find(({ error }) => error !== null);
  if (items.length === 0 && failed !== undefined)
    return <Failed error={failed.error} retry={failed.refetch} />;
  if (items.length === 0) return <Empty>{words("mine.nothing")}</Empty>;
  return (
    <ul>
      {items.map(([what, to, name]) => (
        <li key={`${what}${to}`}>
          {words(`mine.${what}`)}{" "}
          <Link to={to}>
            <Plain text={name} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface Ballotable extends OpenBallot {
  office: string;
}

const openBallot = (what: "ballot" | "recall", place: string, of: Ballotable) => ({
  ...{ what, to: `/${place}/${of.id}`, id: of.id, office: of.office },
  ...{ calledAt: of.calledAt, ballots: of.ballots },
});
