import { parseArgs } from "node:util";
import { DaoError, isDaoError } from "../core/errors.js";
import { openLog, withoutPaths } from "./log.js";
import { loadConfig } from "./process/load-config.js";
import { startRelay, type Relay } from "./start-relay.js";

/** What the relay's process ends with. */
const EXIT = { done: 0, refused: 1, usage: 2, bug: 70 } as const;

/** One line and its hint for what was to be expected; everything else is a bug and shows its stack. */
function fail(error: unknown): never {
  if (isDaoError(error)) {
    const hint = error.hint === undefined ? "" : `${error.hint}\n`;
    process.stderr.write(`${error.code}: ${error.message}\n${hint}`);
    process.exit(error.code === "USAGE" ? EXIT.usage : EXIT.refused);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${withoutPaths(text)}\n`);
  process.exit(EXIT.bug);
}

function configFile(): string | undefined {
  try {
    return parseArgs({ options: { config: { type: "string" } } }).values.config;
  } catch (cause) {
    throw new DaoError("USAGE", "The relay understands --config <file> and nothing else.", {
      hint: "Everything else is in that file or in the environment; see docs/relay.md.",
      cause,
    });
  }
}

/** Stops once, whoever asks and however often; what does not end in time is ended. */
function stopOnRequest(relay: Relay, seconds: number, log: ReturnType<typeof openLog>): void {
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, "stopping");
    setTimeout(() => {
      // Nothing is lost by it: what was accepted is in the outbox, and the next start goes on there.
      log.error({ seconds }, "did not stop in time");
      process.exit(EXIT.refused);
    }, seconds * 1000).unref();
    relay.close().then(
      () => {
        log.info("stopped");
        process.exit(EXIT.done);
      },
      (error: unknown) => {
        log.fatal({ err: error }, "stopping failed");
        process.exit(EXIT.bug);
      },
    );
  };
  process.on("SIGINT", () => stop("SIGINT")).on("SIGTERM", () => stop("SIGTERM"));
  // Whoever started it as a child has gone.
  process.once("disconnect", () => stop("parent gone"));
}

try {
  const config = await loadConfig(process.env, configFile());
  const log = openLog(config.log.level);
  // A promise nobody waits for must not be passed over in silence, and a broken state not be served on.
  process.on("unhandledRejection", (error) => {
    log.fatal({ err: error }, "unhandled rejection");
    process.exit(EXIT.bug);
  });
  const relay = await startRelay(config, log);
  stopOnRequest(relay, config.http.drainSeconds, log);
  const { chain, wallet } = relay.services;
  const { directory } = chain.coalition.addresses;
  log.info({ url: relay.url, directory, relay: wallet?.address ?? null }, "listening");
  process.send?.({ listening: relay.url, relay: wallet?.address ?? null });
} catch (error) {
  fail(error);
}
