import { Link } from "react-router";
import { NeedsWallet, useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Empty, Failed, LinkButton, Loading, Plain, Section, useClock } from "../../parts/index.js";
import { useElections, useMotions } from "../../reading/index.js";
import { openElections } from "./open-elections.js";
import { openMotions } from "./open-motions.js";
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
  const open = openMotions(motions.items);
  const running = openElections(elections.items, now);
  const inStage = (...stages: string[]) =>
    elections.items.filter(({ id }) =>
      running.some((each) => each.id === id && stages.includes(each.stage)),
    );
  const { toVote, toSecond, toRank, isPending } = useUndone(account, {
    ...open,
    ballots: inStage("ballot"),
  });
  const nominated = inStage("nominations", "acceptance").filter(({ nominees }) =>
    nominees.some(
      (each) => each.status === "nominated" && each.account.toLowerCase() === account.toLowerCase(),
    ),
  );
  if (isPending || motions.isPending || elections.isPending) return <Loading />;
  const items = [
    ...toVote.map(({ id, title }) => ["vote", `/motions/${id}`, title] as const),
    ...toRank.map(({ id, office }) => ["ballot", `/elections/${id}`, office] as const),
    ...nominated.map(({ id, office }) => ["accept", `/elections/${id}`, office] as const),
    ...toSecond.map(({ id, title }) => ["second", `/motions/${id}`, title] as const),
  ];
  const failed = [motions, elections].find(({ error }) => error !== null);
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
