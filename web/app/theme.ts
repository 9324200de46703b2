const KEPT_AS = "three-opens/theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return isTheme(kept) ? kept : "system";
  } catch {
    return "system";
  }
}

/** Shows the page in these colours, and next time too where storage is allowed. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // It lasts as long as the page then.
  }
}
