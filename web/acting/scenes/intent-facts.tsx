import { Facts, Notice, Plain } from "../../parts/index.js";
import type { Intent } from "../intent.js";

/** What a page says of an act: titles and names in it are other people's. */
export function IntentFacts({ intent: { warning, facts } }: { intent: Intent }) {
  return (
    <>
      {warning !== undefined && (
        <Notice tone="warning">
          <Plain text={warning} />
        </Notice>
      )}
      {facts !== undefined && (
        <Facts items={facts.map(([label, value]) => [label, <Plain key={label} text={value} />])} />
      )}
    </>
  );
}
