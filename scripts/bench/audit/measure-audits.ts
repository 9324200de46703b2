import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatCount } from "../../../core/format/index.js";
import { openDoor } from "../../chain/door.js";
import { readCoalitionSource } from "../../cli/coalition-source.js";
import type { Output } from "../../cli/output.js";
import { foundOn } from "../../rehearsal/founding.js";
import { openSimulatedChain } from "../../rehearsal/simulated-chain.js";
import { benchCoalition, growTo } from "../coalition.js";
import { transactionsOn } from "../transactions.js";
import { AuditHistory } from "./history.js";
import type { AuditMeasurement } from "./measurement.js";

const AUDIT = fileURLToPath(new URL("./audit-process.ts", import.meta.url));
/** Node takes what memory there is before it looks for what can be dropped: with so much it shows what is needed. */
const HEAP_MIB = 640;
/** Enough seconders beside those who move. */
const FOUNDERS = 20;

/** Builds one history that grows, and audits it at each size. */
export async function measureAudits(
  sizes: readonly number[],
  members: number,
  output: Output,
): Promise<AuditMeasurement[]> {
  const home = await mkdtemp(join(tmpdir(), "three-opens-bench-audit-"));
  const content = join(home, "content");
  await mkdir(content);
  const chain = await openSimulatedChain();
  try {
    const pilot = (await readCoalitionSource("coalitions/dc-bas.json5")).file;
    const contracts = await foundOn(chain, benchCoalition(pilot, FOUNDERS), {
      put: (cid, bytes) => writeFile(join(content, cid.toString()), bytes),
    });
    const coalition = { chain, transactions: transactionsOn(chain), contracts };
    const joining = output.progress(`${formatCount(members)} members join`, members);
    await growTo(coalition, members, (joined) => joining.update(joined));
    joining.stop();
    const door = await openDoor(
      { request: ({ method, params = [] }) => chain.request(method, ...params) },
      { host: "127.0.0.1", port: 0, onFault: (error) => output.note(String(error)) },
    );
    const history = await AuditHistory.of(coalition, members, content);
    const measured: AuditMeasurement[] = [];
    for (const size of sizes) {
      const bar = output.progress(`${formatCount(size)} ballots are cast`, size);
      await history.growTo(size, (cast) => bar.update(cast));
      bar.stop();
      const { directory } = contracts.addresses;
      const bundle = join(home, `${size}.car`);
      measured.push(await audit({ rpcUrl: door.url, directory, content, members, bundle }));
    }
    await door.close();
    return measured;
  } finally {
    await chain.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function audit(asked: object): Promise<AuditMeasurement> {
  const heap = `--max-old-space-size=${HEAP_MIB}`;
  const child = spawn(process.execPath, [heap, "--import", "tsx", AUDIT, JSON.stringify(asked)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`the audit ended with ${code}`);
  return JSON.parse(text) as AuditMeasurement;
}
