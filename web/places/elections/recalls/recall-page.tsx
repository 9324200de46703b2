import "../elections.css";
import { useParams } from "react-router";
import { NeedsWallet } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { LinkButton, Load, Notice, Page } from "../../../parts/index.js";
import { useRecall } from "../../../reading/index.js";
import { Recall } from "./recall.js";

/** One recall, from the petition to its count. */
export function RecallPage() {
  const words = useWords("elections");
  const { id } = useParams();
  const query = useRecall(id);
  const { data } = query;
  const title = data ? words("recall.title", { office: data.office }) : words("recall.untitled");
  return (
    <Page title={title}>
      <Load query={query} missing={<Missing />}>
        {(recall) =>
          recall && (
            <>
              <NeedsWallet />
              <Recall recall={recall} />
            </>
          )
        }
      </Load>
    </Page>
  );
}

function Missing() {
  const words = useWords("elections");
  return (
    <>
      <Notice tone="warning" title={words("recall.missing")}>
        <p>{words("missing.words")}</p>
      </Notice>
      <LinkButton to="/offices">{words("list.offices")}</LinkButton>
    </>
  );
}
