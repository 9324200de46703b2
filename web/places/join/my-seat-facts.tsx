import { useWords } from "../../language/index.js";
import { Account, Facts, Plain, Section, Time, useFormat } from "../../parts/index.js";
import type { SeatView } from "../../reading/index.js";
import { SeatBadge } from "./seat-badge.js";

/** The seat as the roll has it. */
export function MySeatFacts({ seat }: { seat: SeatView }) {
  const words = useWords("join");
  const format = useFormat();
  const { voter, left } = seat;
  return (
    <Section title={words("seat.title")} aside={<SeatBadge status={seat.status} />}>
      <Facts
        items={[
          [words("seat.account"), <Account key="account" address={seat.account} full />],
          [words("seat.group"), <Plain key="group" text={seat.group.name} />],
          [words("seat.joined"), <Time key="joined" at={seat.joinedAt} />],
          ...(voter === undefined
            ? []
            : [
                [words("seat.votesSince"), <Time key="since" at={voter.since} />] as const,
                [words("seat.voterNumber"), format.number(voter.number)] as const,
              ]),
          ...(seat.seatNumber > 1
            ? [[words("seat.number"), format.number(seat.seatNumber)] as const]
            : []),
          ...(left === undefined
            ? []
            : [
                [words(`seat.${left.how}`), <Time key="left" at={left.at} />] as const,
                ...(left.reason === undefined
                  ? []
                  : [[words("seat.reason"), <Plain key="reason" text={left.reason} />] as const]),
              ]),
        ]}
      />
    </Section>
  );
}
