import { DaoError } from "../core/errors.js";
import type { RelayConfig } from "./config.js";
import type { RelayApp } from "./http/app-type.js";
import { buildApp, type Routes } from "./http/app.js";
import { coalitionRoutes } from "./http/routes/coalition.js";
import { contentRoutes } from "./http/routes/content.js";
import { eventRoutes } from "./http/routes/events.js";
import { healthRoutes } from "./http/routes/health.js";
import { mailRoutes } from "./http/routes/mail.js";
import { readRoutes } from "./http/routes/read.js";
import { statusRoutes } from "./http/routes/status.js";
import { webRoutes } from "./http/routes/web.js";
import { writeRoutes } from "./http/routes/write.js";
import { findWebApp } from "./http/web-app.js";
import type { Logger } from "./log.js";
import { Opened } from "./process/opened.js";
import { openServices } from "./process/open-services.js";
import type { Services } from "./services.js";

/** A relay that answers. */
export interface Relay {
  /** Where it listens, with the port it got. */
  url: string;
  services: Services;
  /** Takes nothing more, finishes what is under way, and lets go of everything. */
  close(): Promise<void>;
}

/**
 * The composition root: opens what the configuration asks for, and listens.
 *
 * @throws DaoError for everything that can be wrong with the configuration, the chain or the directory;
 * nothing stays open then.
 */
export async function startRelay(config: RelayConfig, log: Logger): Promise<Relay> {
  const opened = new Opened();
  try {
    const services = await openServices(config, log, opened);
    const web = await findWebApp(config.http.web);
    const app = await buildApp(services, [...routesOf(services), (edge) => webRoutes(edge, web)]);
    log.info({ directory: web?.directory ?? null }, "web app");
    opened.add(() => app.close());
    const url = await listen(app, config.http);
    return { url, services, close: () => opened.close() };
  } catch (error) {
    await opened.close().catch((failure: unknown) => log.error({ err: failure }, "closing failed"));
    throw error;
  }
}

/** @throws DaoError `RELAY_PORT_UNUSABLE` */
async function listen(app: RelayApp, { host, port }: RelayConfig["http"]): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    throw new DaoError("RELAY_PORT_UNUSABLE", `The relay cannot listen on ${host}, port ${port}.`, {
      hint: "Does another listen there? Choose another with http.port (npm start: --relay-port); 0 takes any free one.",
      cause,
    });
  }
}

/** The edge's own routes, and those of every part that is switched on. */
function routesOf(services: Services): Routes[] {
  const all = [
    ...[healthRoutes, statusRoutes, coalitionRoutes, writeRoutes],
    ...[readRoutes, eventRoutes, contentRoutes, mailRoutes],
  ];
  return all.map((mount) => (app) => mount(app, services));
}
