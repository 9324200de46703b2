import { useState } from "react";
import { acceptCodeVersion } from "../../../core/members/index.js";
import { ActButton, type Intent } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Checkbox, Countdown, LinkButton, Load, Notice, Section } from "../../parts/index.js";
import {
  type DocumentDetail,
  type SeatView,
  useCoalition,
  useConnection,
} from "../../reading/index.js";
import { codeStanding } from "./code-standing.js";
import { coveredRenditions } from "../archive/covered-renditions.js";
import { StandingText } from "./standing-text.js";
import { useStandingDocument } from "./use-standing-document.js";

/** The Code of Conduct one accepted, and the one in force when that is another. */
export function MyCode({ seat }: { seat: SeatView }) {
  const words = useWords("join");
  const code = useStandingDocument("code of conduct");
  return (
    <Section title={words("code.title")}>
      <Load query={code} missing={<Notice tone="warning" title={words("code.none")} />}>
        {(document) => <Accepted seat={seat} document={document} />}
      </Load>
    </Section>
  );
}

function Accepted({ seat, document }: { seat: SeatView; document: DocumentDetail }) {
  const words = useWords("join");
  const coalition = useCoalition();
  const grace = coalition.data?.rules.conductRules?.codeGrace;
  const standing = codeStanding(seat.codeVersion, document.latest, grace);
  if (standing === undefined) return <Notice tone="warning" title={words("code.none")} />;
  if (standing.state === "accepted") {
    return (
      <p>
        {words("code.accepted", { number: standing.number })}{" "}
        <LinkButton tone="quiet" to={`/archive/${document.id}`}>
          {words("text.archive")}
        </LinkButton>
      </p>
    );
  }
  const { number, current, until } = standing;
  return (
    <>
      <Notice tone="warning" title={words("code.behind.title", { current })}>
        <p>
          {number === undefined
            ? words("code.behind.older")
            : words("code.behind.mine", { number })}{" "}
          {words("code.behind.effect")}
        </p>
        {until !== undefined && (
          <p>
            {words("code.behind.until")} <Countdown until={until} />
          </p>
        )}
      </Notice>
      <AcceptNew document={document} />
    </>
  );
}

function AcceptNew({ document }: { document: DocumentDetail }) {
  const words = useWords("join");
  const { contracts } = useConnection();
  const [accepted, setAccepted] = useState(false);
  const [version, before] = document.latest;
  if (version === undefined) return null;
  const intent = async (): Promise<Intent> => ({
    title: words("code.act.title", { number: version.number }),
    call: acceptCodeVersion(await contracts(), version.id),
    lead: words("code.act.lead"),
    facts: [[words("form.act.code"), words("form.act.version", { number: version.number })]],
  });
  const why =
    coveredRenditions(version) === 0
      ? words("form.why.forged")
      : accepted
        ? undefined
        : words("form.why.accept");
  return (
    <>
      {before !== undefined && (
        <LinkButton to={`/archive/${document.id}/compare`}>{words("code.compare")}</LinkButton>
      )}
      <StandingText version={version} />
      <Checkbox isSelected={accepted} onChange={setAccepted}>
        {words("form.accept", { number: version.number })}
      </Checkbox>
      <ActButton intent={intent} why={why}>
        {words("code.act.button", { number: version.number })}
      </ActButton>
    </>
  );
}
