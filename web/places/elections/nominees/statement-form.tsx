import { depositDocument } from "../../../../core/archive/acts.js";
import { toRendition } from "../../../../core/archive/rendition-record.js";
import { statementName } from "../../../../core/elections/acceptance.js";
import { useLanguage, useWords } from "../../../language/index.js";
import { TextArea, useDraft } from "../../../parts/index.js";
import type { ElectionView, VersionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";

interface StatementFormProps {
  election: ElectionView;
  /** The newest version there is. */
  current: VersionView | undefined;
  /** Whether one stands already. */
  isWritten: boolean;
}

const LIMIT = 64 * 1024;
const utf8 = new TextEncoder();

/** Writes a statement and deposits it, or a new version of it, in the language of the page. */
export function StatementForm({ election, current, isWritten }: StatementFormProps) {
  const words = useWords("elections");
  const { code } = useLanguage();
  const [text, setText, clear] = useDraft(`elections/${election.id}/statement`, "");
  const bytes = utf8.encode(text);
  const button = words(isWritten ? "statement.replace" : "statement.deposit");
  return (
    <>
      <TextArea
        label={words("statement.write")}
        description={words("statement.how")}
        value={text}
        onChange={setText}
        maxBytes={LIMIT}
      />
      <ContractAct
        title={button}
        lead={words("statement.public")}
        content={[bytes]}
        isDisabled={text.trim() === "" || bytes.length > LIMIT}
        build={async (contracts) => {
          // Making trees of blocks is only needed by who writes one.
          const { describeContent } = await import("../../../../core/content/index.js");
          const described = await describeContent(bytes);
          return depositDocument(contracts, {
            kind: "nomination statement",
            name: statementName(election.id),
            supersedes: current?.id,
            renditions: [
              toRendition(described, {
                mediaType: "text/markdown",
                language: code,
                authentic: true,
              }),
            ],
          });
        }}
        onLanded={clear}
      >
        {button}
      </ContractAct>
    </>
  );
}
