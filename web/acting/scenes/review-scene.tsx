import { useWords } from "../../language/index.js";
import { Facts, Notice, Plain } from "../../parts/index.js";
import { fieldName } from "../field-name.js";
import { IntentFacts } from "./intent-facts.js";
import type { Intent } from "../intent.js";
import type { SigningRequest } from "../run/signing-request.js";
import { Actor } from "./actor.js";

/** What will be signed, in words and field by field, before the wallet shows the same. */
export function ReviewScene({
  request,
  intent,
  account,
}: {
  request: SigningRequest;
  intent: Intent | undefined;
  account: string;
}) {
  const words = useWords("acting");
  const { sentence, calls, known, fields, kind } = request;
  return (
    <>
      <p>
        <Plain text={intent?.lead ?? words("review.lead")} />
      </p>
      {!known && (
        <Notice tone="danger" title={words("review.unknown.title")}>
          <p>{words("review.unknown.words")}</p>
        </Notice>
      )}
      {intent !== undefined && <IntentFacts intent={intent} />}
      <Facts items={[[words("actor"), <Actor key="actor" account={account} />]]} />
      <h3 className="act-heading">{words("review.exactly")}</h3>
      {sentence === undefined ? (
        <p>{words(kind === "Post" ? "review.post" : "review.ballot")}</p>
      ) : (
        <blockquote lang="en" dir="ltr" className="act-statement">
          {sentence}
        </blockquote>
      )}
      {calls.length > 0 && (
        <>
          <p>{words("review.calls")}</p>
          <ul lang="en" dir="ltr">
            {calls.map((call, index) => (
              <li key={index}>
                <Plain text={call} />
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="act-fields">
        <summary>{words("review.fields", { kind })}</summary>
        <Facts
          items={fields.map(([name, value]) => [
            fieldName(words, name),
            <bdi key={name} dir="auto" className="code">
              <Plain text={value} />
            </bdi>,
          ])}
        />
      </details>
      <p className="act-aside">{words("review.free")}</p>
    </>
  );
}
