import { useWords } from "../../language/index.js";
import { LinkButton, Notice, Page } from "../../parts/index.js";

/** For links that lead to nothing: mistyped, cut short, or of another coalition. */
export function UnknownPage({ what }: { what: "list" | "post" | "history" }) {
  const words = useWords("lists");
  return (
    <Page title={words(`unknown.${what}`)}>
      <Notice tone="warning">{words("unknown.why")}</Notice>
      <LinkButton to="/lists">{words("unknown.back")}</LinkButton>
    </Page>
  );
}
