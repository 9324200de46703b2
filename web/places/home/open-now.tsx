import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import {
  Countdown,
  Empty,
  Failed,
  Loading,
  Plain,
  Section,
  useClock,
  useFormat,
} from "../../parts/index.js";
import { type MotionSummary, useElections, useMotions, useRecalls } from "../../reading/index.js";
import { openElections } from "./open-elections.js";
import { openMotions } from "./open-motions.js";
import { openRecalls } from "./open-recalls.js";

/** What anybody can follow or take part in at the moment, among the newest motions, elections and recalls. */
export function OpenNow() {
  const words = useWords("home");
  const format = useFormat();
  const motions = useMotions();
  const elections = useElections();
  const recalls = useRecalls();
  const now = useClock();
  const { needSeconds, discussed, notices, voting, due } = openMotions(motions.items);
  const running = openElections(elections.items, now);
  const recalling = openRecalls(recalls.items, now);
  const failed = [motions, elections, recalls].find(({ error }) => error !== null);
  const isPending = motions.isPending || elections.isPending || recalls.isPending;
  const seconds = ({ secondsGiven, secondsNeeded }: MotionSummary) =>
    words("now.seconds", {
      given: format.number(secondsGiven),
      needed: format.number(secondsNeeded),
    });
  const ballots = (motion: MotionSummary) => words("now.ballots", { count: motion.ballots });
  const all = [needSeconds, discussed, notices, voting, due, running, recalling];
  const nothing = all.every(({ length }) => length === 0);
  return (
    <Section title={words("now.title")} aside={<Link to="/motions">{words("now.all")}</Link>}>
      {failed !== undefined && <Failed error={failed.error} retry={failed.refetch} />}
      {isPending && failed === undefined && <Loading />}
      {!isPending && failed === undefined && nothing && <Empty>{words("now.nothing")}</Empty>}
      <Motions title={words("now.voting")} motions={voting} note={ballots} />
      <Motions title={words("now.needSeconds")} motions={needSeconds} note={seconds} />
      <Motions title={words("now.discussed")} motions={discussed} />
      <Motions title={words("now.notices")} motions={notices} />
      <Motions title={words("now.due")} motions={due} />
      <Group title={words("now.elections")} isEmpty={running.length === 0}>
        {running.map(({ id, office, stage, until }) => (
          <Line key={id} to={`/elections/${id}`} name={office} until={until}>
            {words(`stage.${stage}`)}
          </Line>
        ))}
      </Group>
      <Group title={words("now.recalls")} isEmpty={recalling.length === 0}>
        {recalling.map(({ id, office, stage, until }) => (
          <Line key={id} to={`/recalls/${id}`} name={office} until={until}>
            {words(`stage.${stage}`)}
          </Line>
        ))}
      </Group>
    </Section>
  );
}

interface MotionsProps {
  title: string;
  motions: readonly MotionSummary[];
  note?: (motion: MotionSummary) => string;
}

function Motions({ title, motions, note }: MotionsProps) {
  return (
    <Group title={title} isEmpty={motions.length === 0}>
      {motions.map((motion) => (
        <Line key={motion.id} to={`/motions/${motion.id}`} name={motion.title} until={motion.until}>
          {note?.(motion)}
        </Line>
      ))}
    </Group>
  );
}

function Group(props: { title: string; isEmpty: boolean; children: ReactNode }) {
  if (props.isEmpty) return null;
  return (
    <div className="home-group">
      <h3>{props.title}</h3>
      <ul>{props.children}</ul>
    </div>
  );
}

interface LineProps {
  to: string;
  name: string;
  until: number | undefined;
  children?: ReactNode;
}

function Line({ to, name, until, children }: LineProps) {
  return (
    <li>
      <Link to={to}>
        <Plain text={name} />
      </Link>
      {(children !== undefined || until !== undefined) && (
        <span className="home-note">
          {children}
          {children !== undefined && until !== undefined && " · "}
          {until !== undefined && <Countdown until={until} />}
        </span>
      )}
    </li>
  );
}
