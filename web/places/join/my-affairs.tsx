import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Button, Empty, Fill, Plain, Section, Time } from "../../parts/index.js";
import { type MotionSummary, useCases, useMotions } from "../../reading/index.js";
import { affairsOf } from "./affairs.js";
import { useBallotsOf } from "./use-ballots-of.js";

/** Motions and cases of a person, and whether ballots were cast: among the newest that were read. */
export function MyAffairs({ account }: { account: string }) {
  const words = useWords("join");
  const motions = useMotions();
  const cases = useCases();
  const ballots = useBallotsOf(account, motions.items);
  const affairs = affairsOf(account, motions.items, cases.items, ballots);
  const isEmpty = Object.values(affairs).every(({ length }) => length === 0);
  return (
    <Section title={words("affairs.title")}>
      {isEmpty && <Empty>{words("affairs.none")}</Empty>}
      <Motions title={words("affairs.toVote")} motions={affairs.toVote} />
      <Motions title={words("affairs.moved")} motions={affairs.moved} />
      <Motions
        title={words("affairs.voted")}
        lead={words("affairs.votedLead")}
        motions={affairs.voted}
      />
      {affairs.cases.length > 0 && (
        <Section level={3} title={words("affairs.cases")}>
          <ul>
            {affairs.cases.map(({ id, reportedAt, role }) => (
              <li key={id}>
                <Link to={`/conduct/cases/${id}`}>
                  {words(`affairs.case.${role}`)} <Time at={reportedAt} dateOnly />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {motions.hasNextPage && (
        <Button
          onPress={() => void motions.fetchNextPage()}
          isDisabled={motions.isFetchingNextPage}
        >
          {words("affairs.more")}
        </Button>
      )}
      <p>
        <Link to="/elections">{words("affairs.elections")}</Link>
      </p>
    </Section>
  );
}

function Motions(props: { title: string; lead?: string; motions: readonly MotionSummary[] }) {
  const { title, lead, motions } = props;
  const words = useWords("join");
  if (motions.length === 0) return null;
  return (
    <Section level={3} title={title}>
      {lead !== undefined && <p>{lead}</p>}
      <ul>
        {motions.map((motion) => (
          <li key={motion.id}>
            <Link to={`/motions/${motion.id}`}>
              <Plain text={motion.title} />
            </Link>{" "}
            <Badge>{words(`affairs.outcome.${motion.outcome}`)}</Badge>
            {motion.passedAs !== undefined && (
              <>
                {" "}
                <Fill
                  text={words("affairs.passedAs")}
                  parts={{ title: <Plain text={motion.passedAs.title} /> }}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
