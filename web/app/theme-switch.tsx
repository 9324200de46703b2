import { useId, useState } from "react";
import { useWords } from "../language/index.js";
import { applyTheme, isTheme, keptTheme, THEMES } from "./theme.js";

export function ThemeSwitch() {
  const words = useWords("shell");
  const [theme, setTheme] = useState(keptTheme);
  const id = useId();
  return (
    <div className="theme-switch">
      <label htmlFor={id}>{words("theme.label")}</label>
      <select
        id={id}
        className="input"
        value={theme}
        onChange={({ target }) => {
          if (!isTheme(target.value)) return;
          applyTheme(target.value);
          setTheme(target.value);
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {words(`theme.${name}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
