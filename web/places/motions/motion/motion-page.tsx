import { useParams } from "react-router";
import { parseDescription } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { Load, LinkButton, Notice, Page } from "../../../parts/index.js";
import { type MotionView, useMotion, useNow } from "../../../reading/index.js";
import { Amendments } from "../amendments/amendments.js";
import { Ballot } from "../ballot/ballot.js";
import { Tally } from "../tally/tally.js";
import { AfterVote } from "./after-vote.js";
import { Discussion } from "./discussion.js";
import { Dissents } from "./dissents.js";
import { MotionHead } from "./motion-head.js";
import { MotionNotice } from "./motion-notice.js";
import { MotionText } from "./motion-text.js";
import { MotionTimeline } from "./motion-timeline.js";
import { Objections } from "./objections.js";
import { Seconds } from "./seconds.js";
import { headText, optionsOf } from "./texts.js";
import "../motions.css";

const ID = /^0x[0-9a-fA-F]{64}$/;

/** Everything about one motion; of a text that amends one, that one. */
export function MotionPage() {
  const words = useWords("motions");
  const { id = "" } = useParams();
  const known = ID.test(id);
  const query = useMotion(known ? id.toLowerCase() : undefined);
  if (known) {
    return (
      <Load
        title={words("act.motion")}
        query={query}
        missing={<NoMotion words={words("page.unknown")} />}
      >
        {(motion) => <Found motion={motion} />}
      </Load>
    );
  }
  return <NoMotion words={words("page.malformed")} />;
}

function NoMotion({ words: why }: { words: string }) {
  const words = useWords("motions");
  return (
    <Page title={words("page.missing")}>
      <Notice tone="warning">
        <p>{why}</p>
      </Notice>
      <LinkButton to="/motions">{words("page.all")}</LinkButton>
    </Page>
  );
}

function Found({ motion }: { motion: MotionView }) {
  // To the minute: nothing on this page hangs on less, and it renders as a whole.
  const now = useNow(60);
  const options = optionsOf(motion, now);
  const text = headText(motion, options);
  const { title } = parseDescription(text?.description ?? motion.description);
  return (
    <Page title={title || motion.title}>
      <MotionHead motion={motion} />
      <MotionTimeline motion={motion} />
      <AfterVote motion={motion} />
      {text !== undefined && <MotionText text={text} />}
      <Seconds motion={motion} />
      <MotionNotice motion={motion} />
      <Amendments motion={motion} options={options} />
      <Objections motion={motion} />
      <Ballot motion={motion} />
      <Tally motion={motion} />
      <Dissents motion={motion} />
      <Discussion motion={motion} />
    </Page>
  );
}
