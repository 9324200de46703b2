import "../elections.css";
import { useParams } from "react-router";
import { useWords } from "../../../language/index.js";
import { LinkButton, Load, Notice, Page, useFormat } from "../../../parts/index.js";
import { type ElectionView, useElection } from "../../../reading/index.js";
import { NeedsWallet } from "../../../acting/index.js";
import { BallotSection } from "../ballot/ballot-section.js";
import { Nominees } from "../nominees/nominees.js";
import { ChallengeSection } from "../result/challenge-section.js";
import { ResultSection } from "../result/result-section.js";
import { isOver } from "../../../../core/elections/stage.js";
import { useStage } from "../use-stage.js";
import { ElectionCourse } from "./election-course.js";
import { ElectionFacts } from "./election-facts.js";
import { Standing } from "./standing.js";

/** One election, from its call to who was seated. */
export function ElectionPage() {
  const words = useWords("elections");
  const format = useFormat();
  const { id } = useParams();
  const query = useElection(id);
  const { data } = query;
  const title = data ? words("page.title", { office: data.office }) : words("page.untitled");
  return (
    <Page
      title={title}
      lead={data && words("page.lead", { number: format.number(data.seats.length) })}
    >
      <Load query={query} missing={<Missing />}>
        {(election) => <Election election={election as ElectionView} />}
      </Load>
    </Page>
  );
}

function Election({ election }: { election: ElectionView }) {
  const stage = useStage(election);
  return (
    <>
      <Standing election={election} stage={stage} />
      {!isOver(stage) && <NeedsWallet />}
      <BallotSection election={election} stage={stage} />
      <ResultSection election={election} />
      <ChallengeSection election={election} stage={stage} />
      <Nominees election={election} stage={stage} />
      <ElectionCourse election={election} stage={stage} />
      <ElectionFacts election={election} />
    </>
  );
}

function Missing() {
  const words = useWords("elections");
  return (
    <>
      <Notice tone="warning" title={words("missing.title")}>
        <p>{words("missing.words")}</p>
      </Notice>
      <LinkButton to="/elections">{words("missing.all")}</LinkButton>
    </>
  );
}
