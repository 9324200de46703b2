import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { EVENT_KINDS, staleAfter } from "./live.js";
import { keys } from "./keys.js";
import type { Switchboard } from "./switchboard.js";

/** Several changes of one block become one round of questions. */
const GATHER_MS = 400;
/** How often relays and nodes are looked at; more often while there is no stream of events. */
const LOOK_MS = 30_000;
const POLL_MS = 8_000;
/** What browsers know of the line; that of this very machine may be enough all the same, so it is looked. */
const LINE_EVENTS = ["online", "offline"] as const;

/** Keeps what is shown up to date: by the relay's events, and where there are none by looking again. */
export function Live({ switchboard }: { switchboard: Switchboard }): null {
  const client = useQueryClient();
  useEffect(() => {
    let waiting: QueryKey[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stale = (more: readonly QueryKey[]) => {
      waiting.push(...more);
      timer ??= setTimeout(() => {
        const gathered = waiting;
        [waiting, timer] = [[], undefined];
        for (const queryKey of gathered) void client.invalidateQueries({ queryKey });
      }, GATHER_MS);
    };
    const events = followEvents(switchboard, stale);
    const leave = switchboard.onMove((isBack) => {
      stale([keys.all]);
      // Whatever failed in between, content as well, which else never changes.
      if (isBack)
        void client.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
    });
    const follow = () => void switchboard.lookAfresh();
    const seen = () => {
      if (document.visibilityState !== "hidden") void switchboard.look();
    };
    for (const event of LINE_EVENTS) addEventListener(event, follow);
    document.addEventListener("visibilitychange", seen);
    const polling = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      if (switchboard.status.isSilent) return void switchboard.look();
      if (events.open()) return;
      if (switchboard.status.choice?.kind === "relay") stale([keys.all]);
    }, POLL_MS);
    const looking = setInterval(() => {
      if (document.visibilityState !== "hidden") void switchboard.look();
    }, LOOK_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(polling);
      clearInterval(looking);
      leave();
      for (const event of LINE_EVENTS) removeEventListener(event, follow);
      document.removeEventListener("visibilitychange", seen);
      events.close();
    };
  }, [client, switchboard]);
  return null;
}

/** Listens to the relay that is read from, whichever that is. */
function followEvents(switchboard: Switchboard, stale: (keys: readonly QueryKey[]) => void) {
  let source: EventSource | undefined;
  let from = "";
  const listen = () => {
    const { choice } = switchboard.status;
    const url = choice?.kind === "relay" ? `${choice.url}/v1/events` : "";
    // Streams come back by themselves, unless the answer was a refusal.
    if (url === from && source?.readyState !== EventSource.CLOSED) return;
    source?.close();
    [source, from] = [url === "" ? undefined : new EventSource(url), url];
    for (const kind of EVENT_KINDS)
      source?.addEventListener(kind, ({ data }: MessageEvent) =>
        stale(staleAfter(kind, String(data))),
      );
  };
  listen();
  const leave = switchboard.subscribe(listen);
  return {
    open: () => source?.readyState === EventSource.OPEN,
    close() {
      leave();
      source?.close();
    },
  };
}
