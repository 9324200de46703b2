import { useWords } from "../../language/index.js";
import { useActBook } from "../use-act-book.js";

/**
 * Says what becomes of acts to who does not see it: one live region for the whole page, outside of dialogs. The
 * attribute keeps it from being hidden while one is open.
 */
export function PendingLive() {
  const words = useWords("acting");
  const { latest } = useActBook().now;
  const scene = latest?.scene().name;
  const title = latest?.title ?? words("title");
  return (
    <div role="status" aria-live="polite" className="visually-hidden" data-live-announcer="true">
      {scene !== undefined && scene !== "new" && words(`live.${scene}`, { title })}
    </div>
  );
}
