import { useRouteError } from "react-router";
import { useWords } from "../language/index.js";
import { Button, Failed, Page } from "../parts/index.js";

/** A page threw: that is a bug. What was typed is in the tab's drafts. */
export function Broken() {
  const words = useWords("shell");
  const error = useRouteError();
  return (
    <Page title={words("broken.title")} lead={words("broken.lead")}>
      <Failed error={error} />
      <Button onPress={() => location.reload()}>{words("broken.again")}</Button>
    </Page>
  );
}
