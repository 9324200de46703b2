import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { ZeroHash } from "ethers";
import { CONTENT_LIMIT } from "../../../core/lists/index.js";
import { ActButton, type Intent, type Landed } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Markdown, Notice, Tabs, TextArea, TextField, useDraft } from "../../parts/index.js";
import { keys, type ListView, useConnection } from "../../reading/index.js";
import { Attach } from "./attach.js";
import { withAttachment } from "./attached.js";
import { EMPTY_DRAFT, isDraft, subjectFault, textFault } from "./compose-draft.js";
import { postCall } from "./post-call.js";
import { useWhyNotPost } from "./use-why-not-post.js";

export interface ComposeProps {
  list: ListView;
  /** Id of the post that is answered; zero begins a thread. */
  parent: string;
  /** What the subject is unless the author writes another. */
  subject?: string;
}

/** Where a post is written, looked at and sent. What is typed is kept in this tab until it is on the chain. */
export function Compose({ list, parent, subject = "" }: ComposeProps) {
  const words = useWords("lists");
  const go = useNavigate();
  const { contracts, reader } = useConnection();
  const isAnswer = parent !== ZeroHash;
  const key = `post/${isAnswer ? parent : list.id}`;
  const [address] = useSearchParams();
  const linked = address.get("text") ?? EMPTY_DRAFT.text;
  const begun = { subject: address.get("subject") ?? subject, text: linked };
  const [draft, setDraft, clear] = useDraft(key, begun, isDraft);
  const [isTried, setTried] = useState(false);
  const badSubject = subjectFault(draft.subject, isAnswer);
  const badText = textFault(draft.text);
  const why = useWhyNotPost();

  const intent = async (author: string): Promise<Intent> => {
    const { text } = draft;
    const post = { list: list.id, author, parent, subject: draft.subject, text };
    const { call, content } = await postCall(await contracts(), reader, post);
    return {
      title: words(isAnswer ? "compose.titleAnswer" : "compose.titleThread"),
      lead: words("compose.consequence"),
      call,
      facts: [
        [words("compose.list"), list.name],
        [words("compose.subject"), draft.subject === "" ? words("noSubject") : draft.subject],
      ],
      content: [content],
      invalidate: [keys.lists, keys.list(list.id), keys.threads(list.id), keys.log(list.id)],
    };
  };
  const landed = ({ digest }: Landed) => {
    clear();
    void go(digest === undefined ? `/lists/${list.name}` : `/posts/${digest}`);
  };
  const fault =
    badSubject !== undefined
      ? words(`compose.subjectFault.${badSubject}`)
      : badText !== undefined
        ? words(`compose.textFault.${badText}`)
        : undefined;
  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      onBlur={() => setTried(true)}
      aria-label={words("compose.label")}
    >
      {linked !== "" && draft.text === linked && (
        <Notice tone="info">{words("compose.linked")}</Notice>
      )}
      <TextField
        label={words("compose.subject")}
        description={words("compose.subjectHelp")}
        value={draft.subject}
        onChange={(value) => setDraft({ ...draft, subject: value })}
        isRequired={!isAnswer}
        error={
          isTried && badSubject !== undefined
            ? words(`compose.subjectFault.${badSubject}`)
            : undefined
        }
      />
      <Tabs
        label={words("compose.tabs")}
        tabs={[
          {
            id: "write",
            title: words("compose.write"),
            content: (
              <TextArea
                label={words("compose.text")}
                description={words("compose.textHelp")}
                value={draft.text}
                onChange={(text) => setDraft({ ...draft, text })}
                rows={12}
                maxBytes={CONTENT_LIMIT}
                isRequired
              />
            ),
          },
          {
            id: "preview",
            title: words("compose.preview"),
            content:
              draft.text.trim() === "" || badText === "tooLong" ? (
                <p className="quiet">{words("compose.nothing")}</p>
              ) : (
                <Markdown text={draft.text} headingLevel={3} />
              ),
          },
        ]}
      />
      <div className="actions">
        <Attach
          onAttach={(line) => setDraft({ ...draft, text: withAttachment(draft.text, line) })}
        />
        <ActButton intent={intent} why={why ?? fault} onLanded={landed}>
          {words("compose.send")}
        </ActButton>
      </div>
    </form>
  );
}
