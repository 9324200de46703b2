import "./app/trusted-types.js";
import "./app/no-eval.js";
import "./app/broken-styles.js";
import "./styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.js";
import { applyTheme, keptTheme } from "./app/theme.js";
import { startLanguage } from "./language/index.js";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
applyTheme(keptTheme());
void startLanguage().then(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
