import "./app/trusted-types.js";
import "./app/no-eval.js";
import "./styles/index.css";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { router } from "./app/router.js";
import { applyTheme, keptTheme } from "./app/theme.js";
import { startLanguage } from "./language/index.js";

applyTheme(keptTheme());
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
void startLanguage().then(() => {
  createRoot(root).render(
    <StrictMode>
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
    </StrictMode>,
  );
});
