import { useLocation } from "react-router";
import { useWords } from "../language/index.js";
import { LinkButton, Page } from "../parts/index.js";

export function NotFound() {
  const words = useWords("shell");
  const { pathname } = useLocation();
  return (
    <Page title={words("notFound.title")} lead={words("notFound.lead", { path: pathname })}>
      <LinkButton to="/">{words("notFound.home")}</LinkButton>
    </Page>
  );
}
