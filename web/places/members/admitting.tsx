import { enrolMembers, takeVouchBack, vouchFor } from "../../../core/members/index.js";
import { ActButton, type Intent, useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Account, Countdown, Load, Meter, Section } from "../../parts/index.js";
import { useConnection, useNow } from "../../reading/index.js";
import { canBeEnrolled } from "../join/join-steps.js";
import { useAdmission, useCandidacy } from "../join/use-admission.js";

/** What stands between a waiting member and the vote, and what others can do about it: vouch, enrol. */
export function Admitting({ account }: { account: string }) {
  const words = useWords("members");
  const now = useNow(30);
  const { contracts } = useConnection();
  const admission = useAdmission();
  const candidacy = useCandidacy(account);
  const enrol = async (): Promise<Intent> => ({
    title: words("admit.enrol.title"),
    call: enrolMembers(await contracts(), [account]),
    lead: words("admit.enrol.lead"),
    facts: [[words("admit.member"), account]],
  });
  return (
    <Section title={words("admit.title")}>
      <Load query={candidacy} missing={<p>{words("admit.done")}</p>}>
        {(standing) => (
          <>
            <p>
              {words("admit.waits")} <Countdown until={standing.waitsUntil} />
            </p>
            {admission.data?.policy === "vouches" && (
              <Vouches
                account={account}
                vouchers={standing.vouchers}
                needed={admission.data.vouchesNeeded}
              />
            )}
            <ActButton
              intent={enrol}
              why={canBeEnrolled(standing, now) ? undefined : words("admit.enrol.why")}
            >
              {words("admit.enrol.button")}
            </ActButton>
          </>
        )}
      </Load>
    </Section>
  );
}

interface VouchesProps {
  account: string;
  vouchers: readonly string[];
  needed: number;
}

function Vouches({ account, vouchers, needed }: VouchesProps) {
  const words = useWords("members");
  const me = useMySeat();
  const { contracts } = useConnection();
  const mine = me.account !== undefined && vouchers.includes(me.account);
  const vouch = async (): Promise<Intent> => ({
    title: words("admit.vouch.title"),
    call: vouchFor(await contracts(), account),
    lead: words("admit.vouch.lead"),
    facts: [[words("admit.member"), account]],
  });
  const takeBack = async (): Promise<Intent> => ({
    title: words("admit.takeBack.title"),
    call: takeVouchBack(await contracts(), account),
    facts: [[words("admit.member"), account]],
  });
  return (
    <>
      <Meter label={words("admit.vouches")} value={vouchers.length} of={needed} />
      {vouchers.length > 0 && (
        <ul>
          {vouchers.map((voter) => (
            <li key={voter}>
              <Account address={voter} />
            </li>
          ))}
        </ul>
      )}
      <p>{words("admit.vouch.means")}</p>
      {mine ? (
        <ActButton intent={takeBack}>{words("admit.takeBack.button")}</ActButton>
      ) : (
        <ActButton
          intent={vouch}
          why={
            me.account !== undefined && !me.voter && !me.isPending
              ? words("admit.vouch.why")
              : undefined
          }
        >
          {words("admit.vouch.button")}
        </ActButton>
      )}
    </>
  );
}
