import { isAddress } from "ethers";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { DUTIES, reportConduct } from "../../../core/conduct/index.js";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import {
  Account,
  Checkbox,
  Facts,
  LinkButton,
  Load,
  Notice,
  Page,
  Plain,
  RadioGroup,
  TextField,
  useDraft,
} from "../../parts/index.js";
import { type PostView, usePost } from "../../reading/index.js";
import { sameAccount } from "./discretion.js";
import { Say } from "./say.js";
import "./conduct.css";

const MINE = "/conduct?part=mine";

/** Reports a post, or a member's conduct elsewhere, to the conduct officers. */
export function ReportPage() {
  const words = useWords("conduct");
  const { post } = useParams();
  const found = usePost(post);
  if (post === undefined) return <Report key="other" />;
  return (
    <Load
      title={words("report.title")}
      query={found}
      missing={
        <Page title={words("report.title")}>
          <Notice tone="warning">{words("report.noPost")}</Notice>
          <LinkButton to="/lists">{words("report.toLists")}</LinkButton>
        </Page>
      }
    >
      {(view) => <Report key={view.id} post={view} />}
    </Load>
  );
}

function Report({ post }: { post?: PostView }) {
  const words = useWords("conduct");
  const go = useNavigate();
  const { account, seat, isPending } = useMySeat();
  const about = post?.id ?? "other";
  const [duty, setDuty, clearDuty] = useDraft(`conduct/duty/${about}`, "");
  const [offTopic, setOffTopic] = useState(false);
  const [isReported, setReported] = useState(false);
  const [typed, setTyped, clearTyped] = useDraft(`conduct/respondent/${about}`, "");
  const respondent = post?.author ?? typed.trim();
  const isSelf = sameAccount(respondent, account);
  const why = !isAddress(respondent)
    ? words("report.fault.whom")
    : isSelf
      ? words("report.fault.self")
      : duty === ""
        ? words("report.fault.duty")
        : account !== undefined && !isPending && seat === undefined
          ? words("report.fault.stranger")
          : undefined;
  return (
    <Page title={words("report.title")} lead={words("report.lead")}>
      <Notice tone="warning" title={words("report.public")}>
        <p>{words("report.publicWords")}</p>
        <p>
          <Link to="/conduct?part=procedure">{words("report.how")}</Link>
        </p>
      </Notice>
      {post === undefined ? (
        <TextField
          label={words("report.whom")}
          description={words("report.whomHelp")}
          value={typed}
          onChange={setTyped}
          error={typed !== "" && !isAddress(typed.trim()) ? words("report.fault.whom") : undefined}
          isCode
          isRequired
        />
      ) : (
        <Facts
          items={[
            [
              words("case.post"),
              <Link key="post" to={`/posts/${post.id}`}>
                <Plain text={post.subject === "" ? words("report.noSubject") : post.subject} />
              </Link>,
            ],
            [words("case.about"), <Account key="author" address={post.author} />],
          ]}
        />
      )}
      <RadioGroup
        label={words("case.duty")}
        description={words("report.dutyHelp")}
        value={duty}
        onChange={setDuty}
        isRequired
        options={DUTIES.map((_, index) => ({
          value: String(index + 1),
          label: words(`duty.${index + 1}`),
        }))}
      />
      <Checkbox
        isSelected={offTopic}
        onChange={setOffTopic}
        description={words("report.offTopicWords")}
      >
        {words("report.offTopic")}
      </Checkbox>
      <Say
        draftKey={`report/${about}`}
        title={words("report.send")}
        label={words("case.evidence")}
        description={words(post === undefined ? "report.evidenceNeeded" : "report.evidenceHelp")}
        isOptional={post !== undefined}
        publishes={false}
        why={why}
        warning={words("report.publicWords")}
        facts={[
          [words("case.about"), respondent],
          [words("case.duty"), duty === "" ? "" : words(`duty.${duty}`)],
        ]}
        make={(contracts, digest) =>
          reportConduct(contracts, {
            respondent,
            duty: Number(duty),
            offTopic,
            post: post?.id,
            evidence: digest,
          })
        }
        onLanded={(_, isKept) => {
          clearDuty();
          clearTyped();
          if (isKept) setReported(true);
          else void go(MINE);
        }}
      />
      {isReported && <LinkButton to={MINE}>{words("tabs.mine")}</LinkButton>}
    </Page>
  );
}
