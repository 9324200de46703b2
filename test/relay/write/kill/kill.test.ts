import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { JsonRpcProvider, Network, type TypedDataDomain } from "ethers";
import { pino } from "pino";
import { readTypedDataDomain } from "../../../../core/contracts/index.js";
import { isReceiptSigned, type ReceiptAnswer } from "../../../../core/wire/receipts.js";
import { openDoor, type Door } from "../../../../scripts/chain/door.js";
import { openWriteSide } from "../../../../relay/write/write-side.js";
import { connection, ethers, networkHelpers } from "../../../fixture/coalition.js";
import { addressesOf, RELAY_KEY, settle, settings } from "../fixture.js";
import { Reader } from "../reader.js";
import { blobsIn, fileContent, readContent } from "./content-in-files.js";
import { checkOnce, type Errand, prepareErrand } from "./errand.js";
import { someOf } from "./killing.js";
import type { Orders } from "./relay-to-be-killed.js";

const SCRIPT = fileURLToPath(new URL("relay-to-be-killed.ts", import.meta.url));
/** How many moments `npm test` tries; `npm run test:deep` tries all. */
const SAMPLE = 16;
const FINALITY = 2;

type Signed = Pick<ReceiptAnswer, "receipt" | "signature">;

/** As JSON can say it. */
async function postDomainOf({ c }: Errand): Promise<TypedDataDomain> {
  const { name, version, verifyingContract } = await readTypedDataDomain(c.lists);
  return { name: name!, version: version!, chainId: 31337, verifyingContract: verifyingContract! };
}

describe("a relay that is killed", () => {
  let door: Door;
  let errand: Errand;
  let fresh: Awaited<ReturnType<typeof networkHelpers.takeSnapshot>>;
  const directories: string[] = [];

  before(async function () {
    this.timeout(120_000);
    door = await openDoor(
      {
        request: ({ method, params = [] }) =>
          connection.provider.request({ method, params: [...params] }),
      },
      { host: "127.0.0.1", port: 0, onFault: (error) => expect.fail(String(error)) },
    );
    errand = await prepareErrand();
    fresh = await networkHelpers.takeSnapshot();
  });
  after(async () => {
    await door.close();
    for (const path of directories) await rm(path, { recursive: true });
  });

  async function run(
    directory: string,
    fatal: number,
  ): Promise<{ receipts: Signed[]; moments?: string[] }> {
    const orders: Orders = {
      ...{ url: door.url, directory, fatal, messages: errand.messages, finality: FINALITY },
      phrase: RELAY_KEY.mnemonic!.phrase,
      path: RELAY_KEY.path!,
      addresses: await addressesOf(errand.c),
      postDomain: await postDomainOf(errand),
    };
    const file = join(directory, "orders.json");
    await writeFile(file, JSON.stringify(orders));
    const child = spawn(process.execPath, ["--import", "tsx", SCRIPT, file], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    expect(signal ?? code, stderr).to.be.oneOf(fatal === 0 ? [0] : [0, "SIGKILL"]);
    // What a reader of the pipe got in full was a promise; the rest was cut off by the kill.
    const lines = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as object);
    const receipts = lines.filter((line): line is Signed => "receipt" in line);
    return { receipts, ...(lines.at(-1) as { moments?: string[] }) };
  }

  /** The next start, in this process: it goes on from what is on the disk, and is asked everything again. */
  async function goOn(directory: string, promised: readonly Signed[]): Promise<void> {
    const provider = new JsonRpcProvider(door.url, Network.from(31337), {
      staticNetwork: true,
      batchMaxCount: 1,
    });
    const addresses = await addressesOf(errand.c);
    const reading = { addresses, postDomain: await postDomainOf(errand) };
    const side = await openWriteSide({
      rpc: provider,
      key: RELAY_KEY,
      chainId: 31337n,
      addresses,
      ...{ fromBlock: 0, finality: FINALITY, directory, config: settings() },
      content: fileContent(directory),
      records: Reader.open(provider, reading, blobsIn(directory)),
      log: pino({ level: "silent" }),
    });
    for (const { receipt } of promised)
      expect(side.answer(receipt.message)?.receipt, "a promise is kept").to.deep.equal(receipt);
    await settle(side);
    for (const { kind, message } of errand.messages) await side.take(kind, message);
    await settle(side);
    await networkHelpers.mine(FINALITY);
    await settle(side);
    const statuses = side.outbox.counts().map(({ status }) => status);
    expect(new Set(statuses)).to.deep.equal(new Set(["final"]));
    expect(side.outbox.openAttempts()).to.deep.equal([]);
    // Every nonce of the account is in the outbox, and every transaction did what it was for.
    expect(side.outbox.lastNonce()).to.equal(
      (await ethers.provider.getTransactionCount(RELAY_KEY.address)) - 1,
    );
    await side.stop();
    provider.destroy();
  }

  const newDirectory = async () => {
    const path = await mkdtemp(join(tmpdir(), "three-opens-kill-"));
    directories.push(path);
    return path;
  };

  it("keeps every promise and does everything once, whenever it dies", async function () {
    const whole = await newDirectory();
    this.timeout(60_000);
    const { moments = [], receipts } = await run(whole, 0);
    expect(receipts).to.have.length(errand.messages.length);
    const coalition = { chainId: 31337n, directory: await errand.c.directory.getAddress() };
    for (const signed of receipts) expect(isReceiptSigned(coalition, signed)).to.equal(true);
    await goOn(whole, receipts);
    await checkOnce(errand, (cid) => readContent(whole, cid));

    const fatal =
      process.env.KILL_EVERY_STEP === undefined
        ? someOf(moments, SAMPLE)
        : moments.map((_, index) => index + 1);
    this.timeout(fatal.length * 30_000);
    for (const moment of fatal) {
      await fresh.restore();
      const place = await newDirectory();
      const { receipts: promised, moments: end } = await run(place, moment);
      expect(end, `moment ${moment} of ${moments.length} came`).to.equal(undefined);
      await goOn(place, promised)
        .then(() => checkOnce(errand, (cid) => readContent(place, cid)))
        .catch((error: unknown) => {
          throw new Error(`killed at moment ${moment}, ${moments[moment - 1]}`, { cause: error });
        });
      await rm(place, { recursive: true });
      directories.splice(directories.indexOf(place), 1);
    }
  });

  it("gets there when it dies again and again, a little later each time", async function () {
    this.timeout(240_000);
    await fresh.restore();
    const place = await newDirectory();
    const promised = new Map<string, Signed>();
    for (let fatal = 30; ; fatal += 45) {
      const { receipts, moments } = await run(place, fatal);
      for (const signed of receipts) {
        const { message } = signed.receipt;
        expect(signed).to.deep.equal(promised.get(message) ?? signed);
        promised.set(message, signed);
      }
      if (moments !== undefined) break; // It lived to the end.
    }
    expect(promised.size).to.equal(errand.messages.length);
    await goOn(place, [...promised.values()]);
    await checkOnce(errand, (cid) => readContent(place, cid));
  });
});
