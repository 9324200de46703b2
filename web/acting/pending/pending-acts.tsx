import { fetchedPart } from "../fetched-part.js";
import { useActBook } from "../use-act-book.js";

const PendingList = fetchedPart(async () => (await import("./pending-list.js")).PendingList);

/** In the header: what is under way, and how each of it stands; nothing when nothing is. */
export function PendingActs() {
  const { now } = useActBook();
  const some = now.runs.some((run) => run !== now.open);
  return some && <PendingList />;
}
