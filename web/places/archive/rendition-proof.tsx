import { SINGLE_BLOCK_LIMIT } from "../../../core/content/content.js";
import { useWords } from "../../language/index.js";
import { Facts, Hash, Notice, useFormat, Verified } from "../../parts/index.js";
import type { ContentAnswer } from "../../reading/index.js";
import type { RenditionView } from "./choose-rendition.js";
import { verifiedState } from "./content-state.js";
import type { RecordCheck } from "./use-record-check.js";

export interface RenditionProofProps {
  rendition: RenditionView;
  content: Pick<ContentAnswer, "state">;
  check?: RecordCheck;
}

/** What the chain says these bytes are, what this browser found them to be, and how anybody checks it elsewhere. */
export function RenditionProof({ rendition, content, check = "proved" }: RenditionProofProps) {
  const words = useWords("archive");
  const format = useFormat();
  const { digest, cidText, size, mediaType } = rendition;
  const { state } = content;
  return (
    <>
      <p role="status" className="archive-row">
        {state === "verified" && check !== "proved" ? (
          <>
            {check === "asking" && <Verified state="pending" />}{" "}
            <span>{words(`record.${check}`)}</span>
          </>
        ) : (
          <>
            <Verified state={verifiedState(state)} /> <span>{words(`proof.${state}`)}</span>
          </>
        )}
      </p>
      {state === "differs" && (
        <Notice tone="danger" title={words("proof.differsTitle")}>
          <p>{words("proof.differsHint")}</p>
        </Notice>
      )}
      <Facts
        items={[
          [words("proof.digest"), <Hash value={digest} what={words("proof.digest")} />],
          [words("proof.cid"), <Hash value={cidText} what={words("proof.cid")} />],
          [words("proof.size"), format.bytes(size)],
          [words("proof.type"), <bdi dir="ltr">{mediaType}</bdi>],
        ]}
      />
      <p>{words(size <= SINGLE_BLOCK_LIMIT ? "proof.howSmall" : "proof.howLarge")}</p>
    </>
  );
}
