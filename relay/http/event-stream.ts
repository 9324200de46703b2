import { PassThrough } from "node:stream";
import type { FastifyReply } from "fastify";
import type { RelayApp } from "./app-type.js";
import { clientOf } from "./client-of.js";
import { HttpRefusal } from "./refusal.js";

const HEARTBEAT_MS = 15_000;
/** A listener that leaves this many bytes unread is let go; it comes back with Last-Event-ID. */
const UNREAD_LIMIT = 1024 * 1024;
const MOST_LISTENERS = 500;
/** Of these, with one address: nobody listens so often, and nobody may keep all others out. */
const MOST_OF_ONE = 20;

/** One listener of server-sent events. */
export interface EventStream {
  /** @param id what the listener names as Last-Event-ID when it comes back. */
  send(event: string, data: unknown, id?: string): void;
  /** Aborted when the listener has gone, was too slow, or the relay stops. */
  readonly gone: AbortSignal;
  close(): void;
}

/** Opens event streams for the routes of an app, and closes them all when it stops. */
export interface EventStreams {
  /** @throws HttpRefusal 503 when there are too many listeners, 429 when too many have one address. */
  open(reply: FastifyReply): EventStream;
  readonly count: number;
}

const field = (name: string, text: string) => `${name}: ${text.replace(/[\r\n]+/g, " ")}\n`;

export function openEventStreams(app: RelayApp): EventStreams {
  const listeners = new Map<EventStream, string>();
  app.addHook("preClose", (done) => {
    for (const listener of listeners.keys()) listener.close();
    done();
  });
  return {
    get count() {
      return listeners.size;
    },
    open(reply) {
      if (listeners.size >= MOST_LISTENERS)
        throw new HttpRefusal(503, "too-many-listeners", "Too many are listening already.", {
          hint: "Ask again later, or ask for what you need by itself.",
        });
      const client = clientOf(reply.request.ip);
      if ([...listeners.values()].filter((each) => each === client).length >= MOST_OF_ONE)
        throw new HttpRefusal(429, "too-many-listeners", "Too many of yours are listening.", {
          hint: `Close one: ${MOST_OF_ONE} may listen from one address.`,
        });
      const stream = new PassThrough({ highWaterMark: 64 * 1024 });
      const gone = new AbortController();
      const write = (text: string) => {
        if (gone.signal.aborted) return;
        stream.write(text);
        if (stream.writableLength > UNREAD_LIMIT) stream.destroy();
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      const listener: EventStream = {
        send: (event, data, id) =>
          write(
            `${id === undefined ? "" : field("id", id)}${field("event", event)}${field("data", JSON.stringify(data))}\n`,
          ),
        gone: gone.signal,
        close: () => void stream.end(),
      };
      listeners.set(listener, client);
      stream.once("close", () => {
        clearInterval(heartbeat);
        listeners.delete(listener);
        gone.abort();
      });
      reply.raw.once("close", () => stream.destroy());
      stream.write("retry: 3000\n\n");
      void reply.type("text/event-stream").header("x-accel-buffering", "no").send(stream);
      return listener;
    },
  };
}
