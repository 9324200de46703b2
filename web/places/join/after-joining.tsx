import { ActButton, type Intent } from "../../acting/index.js";
import { enrolMembers } from "../../../core/members/index.js";
import { useWords } from "../../language/index.js";
import { Load, Section, Timeline, useFormat } from "../../parts/index.js";
import { type SeatView, useConnection, useNow } from "../../reading/index.js";
import { canBeEnrolled, joinSteps } from "./join-steps.js";
import { useAdmission, useCandidacy } from "./use-admission.js";

export interface AfterJoiningProps {
  /** Nothing for who has not joined: then it is told as it would be from now on. */
  seat: SeatView | undefined;
}

/** What comes between joining and the first vote, with dates, and the step anybody may take for somebody. */
export function AfterJoining({ seat }: AfterJoiningProps) {
  const words = useWords("join");
  const format = useFormat();
  const now = useNow(30);
  const { contracts } = useConnection();
  const admission = useAdmission();
  const candidacy = useCandidacy(seat?.account);
  const enrol = async (): Promise<Intent> => ({
    title: words("next.enrol.act"),
    call: enrolMembers(await contracts(), seat === undefined ? [] : [seat.account]),
    lead: words("next.enrol.body"),
  });
  return (
    <Section title={words("next.title")}>
      <Load query={admission}>
        {(rule) => {
          const joinedAt = seat?.joinedAt ?? now;
          const given = candidacy.data?.vouchers.length ?? 0;
          const vouches =
            rule.policy === "vouches" ? { needed: rule.vouchesNeeded, given } : undefined;
          const steps = joinSteps({
            ...{ joinedAt, now, vouches },
            waitsUntil: candidacy.data?.waitsUntil ?? joinedAt + rule.waitingPeriod,
            hasJoined: seat !== undefined,
            isVoter: seat?.status === "voter",
          });
          const values = {
            period: format.period(rule.waitingPeriod),
            needed: format.number(rule.vouchesNeeded),
            given: format.number(given),
          };
          return (
            <>
              {seat === undefined && <p>{words("next.ifNow")}</p>}
              {rule.policy === "other" && <p>{words("next.otherPolicy")}</p>}
              <Timeline
                label={words("next.title")}
                steps={steps.map((step) => ({
                  title: words(`next.${step.id}.title`, values),
                  state: step.state,
                  at: step.at,
                  children: <p>{words(`next.${step.id}.body`, values)}</p>,
                }))}
              />
              {seat?.status === "waiting" && canBeEnrolled(candidacy.data ?? undefined, now) && (
                <ActButton intent={enrol}>{words("next.enrol.button")}</ActButton>
              )}
            </>
          );
        }}
      </Load>
    </Section>
  );
}
