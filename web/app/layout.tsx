import { Suspense } from "react";
import { Link, Outlet, ScrollRestoration } from "react-router";
import { useWords } from "../language/index.js";
import { Loading } from "../parts/index.js";
import { LanguageBar } from "./language-bar.js";
import { Navigation } from "./navigation.js";
import { SkipLink } from "./skip-link.js";
import { ThemeSwitch } from "./theme-switch.js";

/** What is around every page. */
export function Layout() {
  const words = useWords("shell");
  return (
    <>
      <SkipLink />
      <header className="masthead">
        <LanguageBar />
        <div className="masthead-row">
          <Link to="/" className="masthead-name">
            {words("title")}
          </Link>
        </div>
        <Navigation />
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="footer">
        <ThemeSwitch />
      </footer>
      <ScrollRestoration />
    </>
  );
}
