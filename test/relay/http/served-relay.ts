import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { foundingPath } from "../../../scripts/cli/deployment.js";
import { openLog } from "../../../relay/log.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { startRelay, type Relay } from "../../../relay/start-relay.js";
import { coalitionAtWork, type CoalitionAtWork } from "../../scripts/commands/coalition-at-work.js";

/** A coalition on a chain of its own with a relay beside it, in this process. */
export interface ServedRelay extends CoalitionAtWork {
  readonly relay: Relay;
  /** Where the relay keeps its things. */
  data: string;
  /** What the relay logged, one JSON object per line. */
  logged: string[];
  /** The same relay again, after it was closed: same directory, same key. */
  startAgain(): Promise<Relay>;
}

/** @param sections of the relay's configuration, over its defaults. */
export async function servedRelay(
  sections: Record<string, Record<string, unknown>> = {},
): Promise<ServedRelay> {
  const served = await coalitionAtWork();
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => void logged.push(line) });
  try {
    const record = join(served.deployments, "dc-bas-local");
    const deployment = join(record, "deployed_addresses.json");
    const addresses = JSON.parse(await readFile(deployment, "utf8")) as Record<string, string>;
    const { fromBlock } = JSON.parse(await readFile(foundingPath(record), "utf8")) as {
      fromBlock: number;
    };
    const data = join(served.directory, "relay");
    const config = parseConfig({
      ...sections,
      data,
      chain: {
        ...{ rpcUrl: served.url, directory: addresses["Coalition#Directory"] },
        ...{ deployment, fromBlock, ...sections.chain },
      },
      http: { port: 0, requestsPerMinute: 1_000_000, ...sections.http },
      write: { waitSeconds: 0, pollMilliseconds: 50, ...sections.write },
      index: { pollMs: 50, ...sections.index },
    });
    let relay = await startRelay(config, log);
    return {
      ...served,
      ...{ data, logged },
      get relay() {
        return relay;
      },
      startAgain: async () => (relay = await startRelay(config, log)),
      close: async () => {
        await relay.close();
        await served.close();
      },
    };
  } catch (error) {
    await served.close();
    throw error;
  }
}

/** Figures of the write side: messages by form and status, and gas spent; as the relay's metrics tell them. */
export async function carriedBy({ relay }: Pick<ServedRelay, "relay">): Promise<string[]> {
  const lines = (await relay.services.metrics.metrics()).split("\n");
  return lines.filter((line) => /^relay_(messages|gas_spent_today)\b/.test(line));
}
