import { explainFailure } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Notice, Plain } from "../../../parts/index.js";

export interface UnfitProps {
  error: unknown;
  /** Whether it can be changed on the step that is shown; else one has to go back. */
  isHere?: boolean;
}

/** Why a text cannot be filed as it is. */
export function Unfit({ error, isHere = false }: UnfitProps) {
  const words = useWords("motions");
  const { words: said, hint, lang } = explainFailure(error);
  return (
    <Notice tone="danger" title={words("new.unfit")} announce>
      <p lang={lang}>
        <Plain text={said} /> {hint !== undefined && <Plain text={hint} />}
      </p>
      {!isHere && <p>{words("new.kept")}</p>}
    </Notice>
  );
}
