import { useSyncExternalStore } from "react";

/** Whether this device has any network at all, as the browser says; that somebody answers is another matter. */
export const useOnline = (): boolean => useSyncExternalStore(follow, () => navigator.onLine);

function follow(listener: () => void): () => void {
  const events = ["online", "offline"] as const;
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
}
