import { useWords } from "../language/index.js";
import { Button } from "./button.js";
import { isCodeMissing } from "./code-missing.js";
import { describeError } from "./failure.js";
import { Notice } from "./notice.js";
import { Plain } from "./plain.js";

export interface FailedProps {
  error: unknown;
  retry?: (() => unknown) | undefined;
}

/** Says that something could not be read, why, and offers to try again. */
export function Failed({ error, retry }: FailedProps) {
  const words = useWords("parts");
  const isMissing = isCodeMissing(error);
  const said = isMissing ? undefined : describeError(error);
  return (
    <Notice tone="danger" title={words("failed.title")}>
      {isMissing && <p>{words("failed.code")}</p>}
      {said !== undefined && (
        <p lang="en" dir="auto">
          <Plain text={said.words} />
          {said.hint !== undefined && (
            <>
              {" "}
              <Plain text={said.hint} />
            </>
          )}
        </p>
      )}
      {retry !== undefined && <Button onPress={() => void retry()}>{words("failed.retry")}</Button>}
    </Notice>
  );
}
