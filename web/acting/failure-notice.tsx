import { useWords } from "../language/index.js";
import { Notice, Plain } from "../parts/index.js";
import { explainFailure } from "./failures.js";

/** Why something did not happen: whose doing it was, what, and what can be done. */
export function FailureNotice({
  error,
  tone = "danger",
}: {
  error: unknown;
  tone?: "danger" | "warning";
}) {
  const words = useWords("acting");
  const { kind, words: said, hint, rule, lang } = explainFailure(error);
  const language = lang === undefined ? {} : ({ lang, dir: "ltr" } as const);
  return (
    <Notice tone={kind === "declined" ? "info" : tone} title={words(`kind.${kind}`)}>
      <p {...language}>
        <Plain text={said} />
      </p>
      {hint !== undefined && (
        <p {...language}>
          <Plain text={hint} />
        </p>
      )}
      {rule !== undefined && (
        <p className="act-aside">
          {words(kind === "bug" ? "failure.report" : "failure.rule")}{" "}
          <bdi dir="ltr" className="code">
            {rule}
          </bdi>
        </p>
      )}
    </Notice>
  );
}
