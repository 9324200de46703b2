import { SINGLE_BLOCK_LIMIT } from "../../../core/content/content.js";
import { useWords } from "../../language/index.js";
import { Badge, Facts, Hash, Notice, useFormat, Verified } from "../../parts/index.js";
import type { ContentAnswer } from "../../reading/index.js";
import type { RenditionView } from "./choose-rendition.js";
import { verifiedState } from "./content-state.js";
import type { OnChain } from "./version-on-chain.js";

export interface RenditionProofProps {
  rendition: RenditionView;
  content: Pick<ContentAnswer, "state">;
  /** What the chain has of it; nothing of what is not in the archive. */
  onChain: OnChain | "unasked" | undefined;
}

/** What the chain says these bytes are, what this browser found them to be, and how anybody checks it elsewhere. */
export function RenditionProof({ rendition, content, onChain }: RenditionProofProps) {
  const words = useWords("archive");
  const format = useFormat();
  const { digest, cidText, size, mediaType } = rendition;
  const { state } = content;
  return (
    <>
      <p role="status" className="archive-row">
        <Verified state={verifiedState(state)} /> <span>{words(`proof.${state}`)}</span>
      </p>
      {onChain !== undefined && (
        <p role="status" className="archive-row">
          <Badge tone={onChain === "recorded" ? "success" : "warning"}>
            {words(`onChain.${onChain}`)}
          </Badge>{" "}
          <span>{words(`onChain.${onChain}Why`)}</span>
        </p>
      )}
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
