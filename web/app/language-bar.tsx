import { useState } from "react";
import {
  changeLanguage,
  type LanguageCode,
  LANGUAGES,
  useLanguage,
  useWords,
} from "../language/index.js";

/** Every language by its own name, so that nobody needs to read another one to find theirs. */
export function LanguageBar() {
  const words = useWords("shell");
  const { code: current } = useLanguage();
  const [hasFailed, setFailed] = useState(false);
  const change = (code: LanguageCode) =>
    void changeLanguage(code).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <nav className="language-bar" aria-label={words("language.label")}>
      <ul role="list">
        {LANGUAGES.map(({ code, name, direction }) => (
          <li key={code}>
            <button
              type="button"
              lang={code}
              dir={direction}
              aria-current={code === current ? "true" : undefined}
              onClick={() => change(code)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{hasFailed && words("language.failed")}</p>
    </nav>
  );
}
