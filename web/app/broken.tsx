import { useEffect, useState } from "react";
import { useRouteError } from "react-router";
import { useWords } from "../language/index.js";
import { Button, Failed, isCodeMissing, Page } from "../parts/index.js";
import { whyMissing, type WhyMissing } from "./why-missing.js";

/** A page threw: that is a bug, unless a part of the program did not come. What was typed is in the tab's drafts. */
export function Broken() {
  const words = useWords("shell");
  const error = useRouteError();
  const isMissing = isCodeMissing(error);
  const [why, setWhy] = useState<WhyMissing>();
  useEffect(() => {
    if (isMissing) void whyMissing().then(setWhy);
  }, [isMissing]);
  const again = <Button onPress={() => location.reload()}>{words("broken.again")}</Button>;
  if (isMissing) {
    return (
      <Page title={words("late.title")} lead={why && words(`late.${why}`)}>
        {again}
      </Page>
    );
  }
  return (
    <Page title={words("broken.title")} lead={words("broken.lead")}>
      <Failed error={error} />
      {again}
    </Page>
  );
}
