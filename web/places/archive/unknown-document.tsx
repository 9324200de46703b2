import { useWords } from "../../language/index.js";
import { Empty, LinkButton, Page } from "../../parts/index.js";

/** The address names no document of this archive. */
export function UnknownDocument() {
  const words = useWords("archive");
  return (
    <Page title={words("unknown.title")}>
      <Empty>{words("unknown.words")}</Empty>
      <LinkButton to="/archive">{words("unknown.link")}</LinkButton>
    </Page>
  );
}
