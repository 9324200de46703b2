import { Button, Page, Section } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { useConnection } from "../../reading/index.js";
import { ChoicePlaces } from "./choose-places.js";
import { NodeFacts } from "./node-facts.js";
import { RelayTable } from "./relay-table.js";
import { ReadingNow } from "./reading-now.js";

/** What this page reads from, how that is doing, and how to read from elsewhere. */
export function ConnectionPage() {
  const words = useWords("reading");
  const { status, look, config, chosen } = useConnection();
  const again = (
    <Button onPress={() => void look()} isDisabled={status.looking}>
      {words(status.looking ? "looking" : "lookAgain")}
    </Button>
  );
  return (
    <Page title={words("title")} lead={words("lead")} actions={again}>
      <Section title={words("now.title")}>
        <ReadingNow />
      </Section>
      <Section title={words("relays.title")}>
        <RelayTable />
      </Section>
      <Section title={words("node.title")}>
        <NodeFacts />
      </Section>
      <Section title={words("change.title")}>
        {/* Begins anew with what is chosen elsewhere. */}
        <ChoicePlaces key={JSON.stringify(chosen)} config={config} chosen={chosen} />
      </Section>
    </Page>
  );
}
