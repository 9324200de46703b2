import { join } from "node:path";
import { openLog } from "../../../relay/log.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { startRelay, type Relay } from "../../../relay/start-relay.js";
import { servedCoalition, type ServedCoalition } from "../../scripts/cli/served-coalition.js";

/** A coalition on a chain of its own with a relay beside it. */
export interface ServedRelay extends ServedCoalition {
  relay: Relay;
  /** What the relay logged, one JSON object per line. */
  logged: string[];
  /** The same relay again, after it was closed: same directory, same key. */
  startAgain(): Promise<Relay>;
}

/** What `dao` wrote about the deployment. */
interface Status {
  addresses: { directory: string };
}

/** @param sections of the relay's configuration, over its defaults. */
export async function servedRelay(
  sections: Record<string, Record<string, unknown>> = {},
): Promise<ServedRelay> {
  const served = await servedCoalition();
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => void logged.push(line) });
  try {
    const { addresses } = await deploymentOf(served);
    const config = parseConfig({
      ...sections,
      data: join(served.directory, "relay"),
      chain: { rpcUrl: served.url, directory: addresses.directory, ...sections.chain },
      http: { port: 0, requestsPerMinute: 1_000_000, ...sections.http },
      write: { waitSeconds: 0, pollMilliseconds: 50, ...sections.write },
    });
    let relay = await startRelay(config, log);
    return {
      ...served,
      logged,
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

async function deploymentOf(served: ServedCoalition): Promise<Status> {
  const { stdout, stderr, exitCode } = await served.dao("status", "--json");
  if (exitCode !== 0) throw new Error(`dao status ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Status;
}
