import { useNavigate, useParams, useSearchParams } from "react-router";
import { parseDescription } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { LinkButton, Load, Notice, Page, Plain } from "../../../parts/index.js";
import { type MotionView, useMotion } from "../../../reading/index.js";
import { callsOf } from "../acts/motion-acts.js";
import { isDiscussed } from "../phases.js";
import { LeftAmendment } from "./left-amendment.js";
import { Wizard } from "./wizard.js";
import "../motions.css";

/** A rival text for a motion, or other wording for it by its mover. */
export function AmendPage() {
  const words = useWords("motions");
  const { id = "" } = useParams();
  const mode = useMode();
  const query = useMotion(/^0x[0-9a-fA-F]{64}$/.test(id) ? id.toLowerCase() : undefined);
  const none = (
    <Page title={words("page.missing")}>
      <Notice tone="warning">
        <p>{words("page.unknown")}</p>
      </Notice>
      <LinkButton to="/motions">{words("page.all")}</LinkButton>
    </Page>
  );
  if (!/^0x[0-9a-fA-F]{64}$/.test(id)) return none;
  return (
    <Load title={words(`amend.${mode}`)} query={query} missing={none}>
      {(motion) => <Amend motion={motion} />}
    </Load>
  );
}

/** Which of the two it is stands in the address. */
function useMode(): "correction" | "amendment" {
  const [query] = useSearchParams();
  return query.get("as") === "correction" ? "correction" : "amendment";
}

function Amend({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const navigate = useNavigate();
  const mode = useMode();
  const { id, phase } = motion;
  const draftKey = `motion/${id}/${mode}`;
  const text = motion.texts.find((each) => each.id === (motion.options[0]?.text ?? id));
  const { title, text: said } = parseDescription(text?.description ?? motion.description);
  const closed = !isDiscussed(phase)
    ? words("amend.closed")
    : phase === "notice"
      ? words("amendments.notNotice")
      : undefined;
  return (
    <Page title={words(`amend.${mode}`)} lead={words(`amend.${mode}Lead`)}>
      <p>
        {words("act.motion")}: <Plain text={motion.title} />
      </p>
      {closed === undefined ? (
        <Wizard
          draftKey={draftKey}
          mode={mode}
          amended={{ id, title, text: said, calls: callsOf(text?.calls ?? motion.calls) }}
          onFiled={() => void navigate(`/motions/${id}`)}
        />
      ) : (
        <>
          <Notice tone="warning">
            <p>{closed}</p>
          </Notice>
          <LeftAmendment draftKey={draftKey} />
          <LinkButton to={`/motions/${id}`}>{words("amend.back")}</LinkButton>
        </>
      )}
    </Page>
  );
}
