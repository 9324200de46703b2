import { useParams } from "react-router";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import {
  Badge,
  Countdown,
  Failed,
  LinkButton,
  Load,
  Loading,
  Meter,
  Notice,
  Page,
  Section,
} from "../../parts/index.js";
import { type CaseDetail, useCase } from "../../reading/index.js";
import { CaseSummary } from "./case-summary.js";
import { CaseTimeline } from "./case-timeline.js";
import { Deeds } from "./deeds-panel.js";
import { isNear } from "./discretion.js";
import { Proposals } from "./proposals.js";
import { stageEnd, stageOf, stageTone } from "./stages.js";
import { useCaseFacts } from "./use-case-facts.js";
import { useNearness } from "./use-nearness.js";
import "./conduct.css";

/** One case: where it stands, what happened, and what I can do in it. */
export function CasePage() {
  const words = useWords("conduct");
  const { id } = useParams();
  const found = useCase(id);
  return (
    <Load
      title={words("case.title")}
      query={found}
      missing={
        <Page title={words("unknown.title")}>
          <Notice tone="warning">{words("unknown.why")}</Notice>
          <LinkButton to="/conduct?part=cases">{words("unknown.back")}</LinkButton>
        </Page>
      }
    >
      {(view) => <Case key={view.id} view={view} />}
    </Load>
  );
}

function Case({ view }: { view: CaseDetail }) {
  const words = useWords("conduct");
  const { account } = useMySeat();
  const nearness = useNearness()(view);
  const facts = useCaseFacts(view, account);
  const stage = stageOf(view);
  const end = stageEnd(view);
  return (
    <Page
      title={`${words("case.title")} ${view.id.slice(0, 10)}`}
      lead={
        <>
          <Badge tone={stageTone(view)}>
            {stage === undefined ? view.stage : words(`stage.${stage}.title`)}
          </Badge>{" "}
          {stage !== undefined && words(`stage.${stage}.words`)}
          {end !== undefined && (
            <>
              {" "}
              <Countdown until={end} />
            </>
          )}
        </>
      }
    >
      {!isNear(nearness) && <Notice tone="info">{words("case.discretion")}</Notice>}
      <CaseSummary view={view} nearness={nearness} />
      {stage === "appealed" && <Votes view={view} />}
      {facts.data !== undefined && isNear(nearness) && (
        <Proposals view={view} facts={facts.data} account={account} />
      )}
      {facts.isPending && account !== undefined && <Loading />}
      {facts.error !== null && <Failed error={facts.error} retry={facts.refetch} />}
      {facts.data !== undefined && <Deeds view={view} facts={facts.data} />}
      <Section title={words("case.history")}>
        <CaseTimeline view={view} nearness={nearness} />
      </Section>
    </Page>
  );
}

function Votes({ view }: { view: CaseDetail }) {
  const words = useWords("conduct");
  const { votesToUphold, votesToLift, votesNeeded } = view;
  return (
    <Section title={words("panel.title")}>
      <Meter label={words("panel.uphold")} value={votesToUphold} of={votesNeeded} />
      <Meter label={words("panel.lift")} value={votesToLift} of={votesNeeded} />
      <p>{words("panel.silence")}</p>
    </Section>
  );
}
