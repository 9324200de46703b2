import { useSearchParams } from "react-router";
import { useWords } from "../../language/index.js";
import { LinkButton, Page, Tabs } from "../../parts/index.js";
import { CaseList } from "./case-list.js";
import { CodeOfConduct } from "./code-of-conduct.js";
import { MyCases } from "./my-cases.js";
import { Procedure } from "./procedure.js";
import "./conduct.css";

const TABS = ["code", "procedure", "cases", "mine"] as const;

/** The Code of Conduct, how a case goes, the cases, and mine among them. */
export function ConductPage() {
  const words = useWords("conduct");
  const [address, setAddress] = useSearchParams();
  const selected = TABS.find((tab) => tab === address.get("part")) ?? "code";
  const content = {
    code: <CodeOfConduct />,
    procedure: <Procedure />,
    cases: <CaseList />,
    mine: <MyCases />,
  };
  return (
    <Page
      title={words("title")}
      lead={words("lead")}
      actions={
        <>
          <LinkButton to="/conduct/report">{words("reportOther")}</LinkButton>
          <LinkButton to="/conduct/desk">{words("desk.title")}</LinkButton>
        </>
      }
    >
      <Tabs
        label={words("tabs.label")}
        selected={selected}
        onSelect={(part) => setAddress({ part }, { replace: true })}
        tabs={TABS.map((id) => ({ id, title: words(`tabs.${id}`), content: content[id] }))}
      />
    </Page>
  );
}
