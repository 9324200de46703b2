import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { Account, Facts, Hash, Plain, Section, Time, useFormat } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";

/** What the call froze, and what came of it. */
export function ElectionFacts({ election }: { election: ElectionView }) {
  const words = useWords("elections");
  const format = useFormat();
  const { office, seats, terms, rules, quorumFloor, quorumShare, tieRule, id } = election;
  const { seated, passedOver } = election;
  // Approval only fills several seats at a time.
  const method = seats.length === 1 ? "schulze" : terms.method;
  return (
    <Section title={words("facts.title")}>
      <p>{words("facts.lead")}</p>
      <Facts
        items={[
          [
            words("facts.office"),
            <Link key="office" to="/offices">
              <Plain text={office} />
            </Link>,
          ],
          [words("facts.seats"), format.list(seats.map((seat) => format.number(seat + 1)))],
          [words("facts.electorate"), words("facts.electorateWords")],
          [words("facts.method"), words(`method.${method}`)],
          [
            words("facts.quorum"),
            words("facts.quorumWords", {
              floor: format.number(quorumFloor),
              share: format.share(quorumShare, 10_000),
            }),
          ],
          [words("facts.seconds"), format.number(rules.secondsNeeded)],
          [
            words("facts.ties"),
            <span key="tie" lang="en" dir="auto">
              {tieRule}
            </span>,
          ],
          [words("facts.term"), format.period(terms.term)],
          ...seated.map(
            ({ candidate, seat, ends }) =>
              [
                words("facts.seated", { seat: format.number(seat + 1) }),
                <span key={candidate}>
                  <Account address={candidate} /> · {words("facts.until")}{" "}
                  <Time at={ends} dateOnly />
                </span>,
              ] as const,
          ),
          ...passedOver.map(
            ({ candidate, eligibility }) =>
              [
                words("facts.passedOver"),
                <span key={candidate}>
                  <Account address={candidate} /> · {words(`eligibility.${wordOf(eligibility)}`)}
                </span>,
              ] as const,
          ),
          [words("facts.id"), <Hash key="id" value={id} what={words("facts.id")} />],
        ]}
      />
    </Section>
  );
}

/** Core's reasons as keys: "holds a seat" is `holdsASeat`. */
const wordOf = (eligibility: string) =>
  eligibility.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
