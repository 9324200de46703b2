import type { Chosen } from "./chosen.js";
import type { RelayLook, RelayState } from "./look-at-relay.js";

/** Where to read, and why there. */
export type Choice =
  | { kind: "relay"; url: string; why: "well" | "asked" | "no better" }
  | { kind: "chain"; why: "asked" | "no relay" };

/** What answers truly, if late; best first. A relay of another coalition or chain is never asked. */
const USABLE: readonly RelayState[] = ["good", "behind"];

/**
 * A relay that is well, or else the chain itself; what was asked for is kept to. A relay that is behind is better than
 * nothing.
 *
 * @param looks - in the order of preference.
 * @param hasNode - whether a node of the chain answers.
 */
export function choose(
  read: Chosen["read"],
  looks: readonly RelayLook[],
  hasNode: boolean,
): Choice | undefined {
  const [best] = USABLE.flatMap((state) => looks.filter((look) => look.state === state));
  if (read === "chain") return { kind: "chain", why: "asked" };
  if (read === "relay") return best && { kind: "relay", url: best.url, why: "asked" };
  if (best?.state === "good") return { kind: "relay", url: best.url, why: "well" };
  if (hasNode) return { kind: "chain", why: "no relay" };
  return best && { kind: "relay", url: best.url, why: "no better" };
}
