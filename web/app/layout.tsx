import { Suspense } from "react";
import { Link, Outlet, ScrollRestoration } from "react-router";
import { PendingActs, PendingLive, WalletMenu } from "../acting/index.js";
import { Plain } from "../parts/index.js";
import { useConnection } from "../reading/index.js";
import { LanguageBar } from "./language-bar.js";
import { LineStatus } from "./line-status.js";
import { Navigation } from "./navigation.js";
import { SkipLink } from "./skip-link.js";
import { ThemeSwitch } from "./theme-switch.js";
import { UnkeptDrafts } from "./unkept-drafts.js";
import { Waiting } from "./waiting.js";
import { WhereRead } from "./where-read.js";

/** What is around every page. */
export function Layout() {
  const { config } = useConnection();
  return (
    <>
      <SkipLink />
      <header className="masthead">
        <LanguageBar />
        <div className="masthead-row">
          <Link to="/" className="masthead-name">
            <Plain text={config.name} />
          </Link>
          <div className="masthead-tools">
            <PendingActs />
            <WalletMenu />
          </div>
        </div>
        <Navigation />
      </header>
      <LineStatus />
      <UnkeptDrafts />
      <main id="content" tabIndex={-1}>
        {/* Words of another place or language are on their way; the heading comes with them. */}
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="footer">
        <WhereRead />
        <ThemeSwitch />
      </footer>
      <PendingLive />
      <ScrollRestoration />
    </>
  );
}
