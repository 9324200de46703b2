import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useWords } from "../language/index.js";
import { Plain } from "./plain.js";
import { spelledOut } from "./plain-text.js";

export interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Buttons and links of the whole page. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The visit to an address whose heading had the focus last. */
let arrived = "";

/** One page: its title is the window's and the heading, which takes the focus when somebody comes from another page. */
export function Page({ title, lead, actions, children }: PageProps) {
  const words = useWords("parts");
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  useEffect(() => {
    // The first page of a visit leaves the focus where browsers put it.
    if (key === "default") return;
    // A page that stood in while this one was loading had the focus already, and whoever went on from there stays there.
    const wentOn = arrived === key && document.activeElement !== document.body;
    arrived = key;
    if (!wentOn) heading.current?.focus({ preventScroll: true });
    // Only another path is another page: a filter in the address is not.
  }, [pathname]);
  const name = words("page.title", { title: spelledOut(title) });
  useEffect(() => {
    // Not a <title> element: index.html has one already, and the first one counts.
    document.title = name;
  }, [name]);
  return (
    <article className="page">
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <Plain text={title} />
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}
