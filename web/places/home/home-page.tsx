import { useWords } from "../../language/index.js";
import { Page } from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import { About } from "./about.js";
import { NextDeadlines } from "./next-deadlines.js";
import { OpenNow } from "./open-now.js";
import { Opens } from "./opens.js";
import { WaitsForMe } from "./waits-for-me.js";

export function HomePage() {
  const words = useWords("home");
  const { config } = useConnection();
  return (
    <Page title={config.name} lead={words("lead")}>
      <Opens />
      <WaitsForMe />
      <OpenNow />
      <NextDeadlines />
      <About />
    </Page>
  );
}
