import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Registry } from "prom-client";
import type { z } from "zod";
import { contentConfig } from "../../../relay/content/config.js";
import { createContentService } from "../../../relay/content/content-service.js";
import type { ContentService } from "../../../relay/content/service.js";
import { contentRoutes } from "../../../relay/http/routes/content.js";
import { openLog } from "../../../relay/log.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { serveApp } from "../http/served-app.js";

type Chain = NonNullable<Parameters<typeof createContentService>[0]["chain"]>;

/** Any part of the configuration; the rest has its defaults. */
export type ContentSettings = Partial<z.input<typeof contentConfig>>;

/** A content service in a directory of its own, reachable over HTTP like a relay's. */
export interface OpenedContent {
  content: ContentService;
  url: string;
  directory: string;
  logged: string[];
  /** Lets time pass for what expires. */
  travel(hours: number): void;
  /** Closes and opens again on the same directory, like a process that starts again. */
  reopen(): Promise<void>;
  /** Closes, leaving the directory. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Patience of tests is short: what peers do wrong is noticed and tried again within milliseconds. */
const SHORT = { retrySeconds: 0.05, maxRetrySeconds: 0.5, peerTimeoutSeconds: 2 };

const opened: OpenedContent[] = [];

/** Closed by {@link closeAll}. */
export async function openContentIn(
  settings: ContentSettings = {},
  directory?: string,
  chain?: Chain,
): Promise<OpenedContent> {
  const place = directory ?? (await mkdtemp(join(tmpdir(), "three-opens-content-")));
  const config = contentConfig.parse({ ...SHORT, ...settings });
  const logged: string[] = [];
  let ahead = 0;
  const log = openLog("debug", { write: (line) => void logged.push(line) });
  const start = async () => {
    const content = await createContentService({
      config,
      directory: place,
      log,
      metrics: new Registry(),
      clock: () => Date.now() + ahead,
      ...(chain !== undefined && { chain }),
    });
    const relay = {
      ...parseConfig({ chain: { directory: `0x${"0".repeat(38)}d1` } }),
      content: config,
    };
    const served = await serveApp([(app) => contentRoutes(app, { content, config: relay })]);
    return { content, served };
  };
  let running = await start();
  const stop = async () => {
    await running.served.close();
    await running.content.close();
  };
  const one: OpenedContent = {
    get content() {
      return running.content;
    },
    get url() {
      return running.served.url;
    },
    directory: place,
    logged,
    travel: (hours) => void (ahead += hours * 3_600_000),
    async reopen() {
      await stop();
      running = await start();
    },
    async stop() {
      await stop();
      opened.splice(opened.indexOf(one), 1);
    },
    async close() {
      await stop();
      await rm(place, { recursive: true, force: true });
    },
  };
  opened.push(one);
  return one;
}

export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0)) await one.close();
}

/** Lets the hour of expiry go by. */
export async function letExpire(relay: OpenedContent): Promise<void> {
  relay.travel(1.1);
  await relay.content.tidy();
}
