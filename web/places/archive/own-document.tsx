import { useState } from "react";
import { withdrawOwnVersion, WITHDRAWAL_REASON_LIMIT } from "../../../core/archive/acts.js";
import { isStandingKind } from "../../../core/coalition/document-kinds.js";
import { ActButton, useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { LinkButton, Section, TextArea, useDraft } from "../../parts/index.js";
import { type DocumentDetail, keys, useConnection, type VersionView } from "../../reading/index.js";

/** What the author of a document can do with it; nothing for anybody else. */
export function OwnDocument({
  document,
  version,
}: {
  document: DocumentDetail;
  version: VersionView;
}) {
  const words = useWords("archive");
  const { account, seat } = useMySeat();
  const { contracts } = useConnection();
  const [reason, setReason, clear] = useDraft(`withdraw/${version.id}`, "");
  const [landed, setLanded] = useState(false);
  if (account?.toLowerCase() !== document.author.toLowerCase()) return null;
  const { id, kind, name, dissentFrom } = document;
  const again =
    kind === "dissent" && dissentFrom !== undefined
      ? `/archive/deposit?dissent=${dissentFrom}`
      : `/archive/deposit?kind=${encodeURIComponent(kind)}&name=${encodeURIComponent(name)}`;
  const isOwn = !isStandingKind(kind as never);
  return (
    <Section title={words("own.title")}>
      {seat !== undefined && isOwn && (
        <p className="archive-row">
          <LinkButton to={again}>{words("own.newVersion")}</LinkButton>
          {version.withdrawn === undefined && (
            <LinkButton to={`/archive/deposit?translate=${id}&version=${version.number}`}>
              {words("own.translate")}
            </LinkButton>
          )}
        </p>
      )}
      {version.withdrawn === undefined && !landed && (
        <details>
          <summary>{words("own.withdraw", { number: version.number })}</summary>
          <p>{words("own.withdrawLead")}</p>
          <TextArea
            label={words("own.reason")}
            description={words("own.reasonHint")}
            value={reason}
            onChange={setReason}
            rows={3}
            maxBytes={WITHDRAWAL_REASON_LIMIT}
            isRequired
          />
          <ActButton
            {...(reason.trim() === "" ? { why: words("own.reasonMissing") } : {})}
            intent={async () => ({
              title: words("own.withdrawIntent", { number: version.number, name }),
              call: withdrawOwnVersion(await contracts(), id, version.number, reason),
              invalidate: [keys.document(id)],
            })}
            onLanded={() => {
              clear();
              setLanded(true);
            }}
          >
            {words("own.withdrawButton")}
          </ActButton>
        </details>
      )}
    </Section>
  );
}
