import { NavLink } from "react-router";
import { useWords } from "../language/index.js";

const PLACES = [
  ["/", "home"],
  ["/join", "join"],
  ["/lists", "lists"],
  ["/motions", "motions"],
  ["/elections", "elections"],
  ["/conduct", "conduct"],
  ["/archive", "archive"],
  ["/members", "members"],
  ["/audit", "audit"],
] as const;

export function Navigation() {
  const words = useWords("shell");
  return (
    <nav className="navigation" aria-label={words("nav.label")}>
      <ul role="list">
        {PLACES.map(([to, name]) => (
          <li key={to}>
            <NavLink to={to} end={to === "/"}>
              {words(`nav.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
