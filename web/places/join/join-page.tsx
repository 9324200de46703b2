import { LinkButton, Load, Notice, Page, Section } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { useMember } from "../../reading/index.js";
import { useMySeat } from "../../acting/index.js";
import { AfterJoining } from "./after-joining.js";
import { Charter } from "./charter.js";
import { JoinForm } from "./join-form.js";
import { StandingText } from "./standing-text.js";
import { useStandingDocument } from "./use-standing-document.js";

/** What joining means, the texts one agrees to, and the one signature it takes. */
export function JoinPage() {
  const words = useWords("join");
  const { account, seat } = useMySeat();
  const member = useMember(account);
  const code = useStandingDocument("code of conduct");
  const wasMember = seat === undefined && (member.data?.seats.length ?? 0) > 0;
  return (
    <Page title={words("join.title")} lead={words("join.lead")}>
      {seat !== undefined && (
        <Notice tone="success" title={words("join.already")}>
          <LinkButton to="/me">{words("join.toMe")}</LinkButton>
        </Notice>
      )}
      {wasMember && (
        <Notice tone="info">
          <p>{words("join.again")}</p>
        </Notice>
      )}
      <Section title={words("join.means.title")}>
        <ul>
          {["open", "free", "public", "oneSeat", "personal", "leave"].map((point) => (
            <li key={point}>{words(`join.means.${point}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={words("charter.title")}>
        <Charter />
      </Section>
      <Section title={words("code.title")}>
        <p>{words("code.lead")}</p>
        <Load query={code} missing={<Notice tone="warning" title={words("code.none")} />}>
          {({ latest: [version] }) =>
            version === undefined ? (
              <Notice tone="warning" title={words("code.none")} />
            ) : (
              <StandingText version={version} />
            )
          }
        </Load>
      </Section>
      {seat === undefined && <JoinForm version={code.data?.latest[0]} />}
      <AfterJoining seat={undefined} />
    </Page>
  );
}
