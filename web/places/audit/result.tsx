import { stableJson } from "../../../core/audit/stable-json.js";
import { useWords } from "../../language/index.js";
import {
  Button,
  CopyButton,
  Facts,
  Hash,
  Notice,
  Plain,
  Section,
  useFormat,
} from "../../parts/index.js";
import { saveFile } from "../archive/save-file.js";
import { auditCommand, type CommandSubject } from "./audit-command.js";
import type { Audited } from "./audit-messages.js";
import { ChecksTable } from "./checks-table.js";
import { Findings } from "./findings.js";
import { VERDICT_TONES, VerdictBadge } from "./verdict-words.js";

export interface ResultProps {
  audited: Audited;
  command: Pick<CommandSubject, "rpcUrl" | "relays">;
  /** Makes the report; nothing when it fails. */
  page: () => Promise<string | undefined>;
  isBusy: boolean;
}

/** What the audit came to, what it rests on, and how to repeat it elsewhere. */
export function Result({ audited, command, page, isBusy }: ResultProps) {
  const words = useWords("audit");
  const format = useFormat();
  const { block, result } = audited;
  const { verdict, checks, coalition, range } = result;
  const repeat = auditCommand({
    ...{ directory: coalition.directory, fromBlock: range.fromBlock, block: range.blockHash },
    ...command,
  });
  const save = (name: string, text: string) => saveFile(name, new TextEncoder().encode(text));
  const savePage = async () => {
    const text = await page();
    if (text !== undefined) save("audit.html", text);
  };
  const withFindings = checks.filter(({ findings }) => findings.length > 0);
  return (
    <>
      <Section title={words("result.title")} aside={<VerdictBadge verdict={verdict} />}>
        <Notice tone={VERDICT_TONES[verdict]} title={words(`verdict.${verdict}.title`)} announce>
          <p>{words(`verdict.${verdict}.long`)}</p>
        </Notice>
        <Facts
          items={[
            [words("result.coalition"), <Plain text={coalition.name ?? coalition.directory} />],
            [words("result.block"), format.number(block.number)],
            [words("result.hash"), <Hash value={block.hash} what={words("result.hash")} full />],
          ]}
        />
        <p>{words(block.named ? "result.named" : "result.unnamed")}</p>
        <p className="audit-row">
          <Button onPress={() => void savePage()} isDisabled={isBusy}>
            {words("result.savePage")}
          </Button>
          <Button onPress={() => save("audit.json", `${stableJson(result, 2)}\n`)}>
            {words("result.saveJson")}
          </Button>
        </p>
      </Section>
      <Section title={words("checks.title")}>
        <ChecksTable checks={checks} />
      </Section>
      {withFindings.length > 0 && (
        <Section title={words("findings.title")}>
          {withFindings.map((check) => (
            <Findings key={check.id} check={check} />
          ))}
        </Section>
      )}
      <Section title={words("repeat.title")}>
        <p>{words("repeat.lead")}</p>
        <pre className="audit-command" dir="ltr" tabIndex={0}>
          <code>{repeat}</code>
        </pre>
        <CopyButton text={repeat} what={words("repeat.what")} />
      </Section>
    </>
  );
}
