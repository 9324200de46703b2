import type { CDPSession } from "playwright-core";

/** Slow 4G as Lighthouse simulates it: 150 ms there and back, 1.6 Mb/s down, 750 kb/s up. */
export const SLOW_4G = { latency: 150, download: 1_600_000, upload: 750_000 } as const;

const BITS = 8;

/** Slows a page's line down, and its processor by a factor. */
export async function slowDown(session: CDPSession, processor: number): Promise<void> {
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW_4G.latency,
    downloadThroughput: SLOW_4G.download / BITS,
    uploadThroughput: SLOW_4G.upload / BITS,
  });
  if (processor > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}
