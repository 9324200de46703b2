import { useLocation } from "react-router";
import { useWords } from "../language/index.js";
import { Fill, LinkButton, Page, Plain } from "../parts/index.js";

export function NotFound() {
  const words = useWords("shell");
  const { pathname } = useLocation();
  return (
    <Page
      title={words("notFound.title")}
      lead={<Fill text={words("notFound.lead")} parts={{ path: <Plain text={pathname} /> }} />}
    >
      <LinkButton to="/">{words("notFound.home")}</LinkButton>
    </Page>
  );
}
