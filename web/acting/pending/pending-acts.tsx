import { Suspense } from "react";
import { late } from "../../parts/index.js";
import { useActBook } from "../use-act-book.js";

const PendingList = late(async () => ({
  default: (await import("./pending-list.js")).PendingList,
}));

/** In the header: what is under way, and how each of it stands; nothing when nothing is. */
export function PendingActs() {
  const { now } = useActBook();
  const some = now.runs.some((run) => run !== now.open);
  return <Suspense>{some && <PendingList />}</Suspense>;
}
