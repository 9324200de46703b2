import { useState } from "react";
import { statementDigest } from "../../../core/conduct/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { ActButton, type IntendedCall, type Intent, type Landed } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Notice, RadioGroup, TextArea, useDraft } from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import { SaveText } from "./save-text.js";

export interface SayProps {
  /** Names the draft: what is done, and in which case. */
  draftKey: string;
  /** Title of the act, and of its button. */
  title: string;
  label: string;
  description?: string;
  /** Whether it may be left empty: then there is no digest. */
  isOptional?: boolean;
  /** What is offered first: to publish the text, or to keep it. */
  publishes: boolean;
  /** Why it cannot be done yet. */
  why?: string | undefined;
  /** More that is shown before signing. */
  facts?: Intent["facts"];
  warning?: string;
  /** Makes the call. @param digest - SHA-256 of what is said; undefined if nothing is. */
  make(contracts: CoalitionContracts, digest: string | undefined): IntendedCall;
  /** @param isKept - whether somebody still has to be told to keep the words, as is done here. */
  onLanded?: (landed: Landed, isKept: boolean) => void;
}

/** Most bytes of a statement: what fits one post fits a statement. */
const STATEMENT_LIMIT = 65_536;

/**
 * Something said in a case. Only its fingerprint goes on the chain: whoever says it chooses whether to publish the words
 * with it, and must keep them otherwise.
 */
export function Say(props: SayProps) {
  const { draftKey, title, label, description, isOptional = false, publishes, why } = props;
  const words = useWords("conduct");
  const { contracts } = useConnection();
  const [text, setText, clear] = useDraft(`conduct/${draftKey}`, "");
  const [choice, setChoice] = useState(publishes ? "publish" : "keep");
  const [kept, setKept] = useState<string>();
  const isEmpty = text.trim() === "";
  const bytes = new TextEncoder().encode(text);
  const tooLong = bytes.byteLength > STATEMENT_LIMIT;
  const intent = async (): Promise<Intent> => {
    const digest = isEmpty ? undefined : statementDigest(bytes);
    const isPublished = !isEmpty && choice === "publish";
    const { to, data } = props.make(await contracts(), digest);
    return {
      title,
      call: { to, data },
      ...(!isEmpty && { lead: words(isPublished ? "say.leadPublish" : "say.leadKeep") }),
      ...(props.facts !== undefined && { facts: props.facts }),
      ...(props.warning !== undefined && { warning: props.warning }),
      ...(isPublished && { content: [bytes] }),
    };
  };
  const fault =
    isEmpty && !isOptional ? words("say.empty") : tooLong ? words("say.tooLong") : undefined;
  return (
    <div className="say">
      <TextArea
        label={label}
        {...(description !== undefined && { description })}
        value={text}
        onChange={setText}
        maxBytes={STATEMENT_LIMIT}
        isRequired={!isOptional}
      />
      {!isEmpty && (
        <>
          <RadioGroup
            label={words("say.where")}
            value={choice}
            onChange={setChoice}
            options={[
              {
                value: "publish",
                label: words("say.publish"),
                description: words("say.publishWords"),
              },
              { value: "keep", label: words("say.keep"), description: words("say.keepWords") },
            ]}
          />
          {choice === "keep" && <SaveText text={text} />}
        </>
      )}
      <div className="actions">
        <ActButton
          intent={intent}
          why={why ?? fault}
          onLanded={(landed) => {
            const isKept = !isEmpty && choice === "keep";
            if (isKept) setKept(text);
            clear();
            props.onLanded?.(landed, isKept);
          }}
        >
          {title}
        </ActButton>
      </div>
      {kept !== undefined && (
        <Notice tone="warning" title={words("say.keepNow")} announce>
          <p>{words("say.keepNowWords")}</p>
          <SaveText text={kept} />
        </Notice>
      )}
    </div>
  );
}
