import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { isReceiptSigned, type ReceiptAnswer } from "../../../../core/wire/receipts.js";
import { networkHelpers } from "../../../fixture/coalition.js";
import { checkOnce, type Errand, prepareErrand } from "./errand.js";
import { type DeadlyNode, deadlyNode, WholeRelay } from "./whole-relay.js";

/** How many moments `npm test` tries; `npm run test:deep` tries all. */
const SAMPLE = 4;
const FINALITY = 2;

describe("a relay whose process is killed", () => {
  let node: DeadlyNode;
  let errand: Errand;
  let fresh: Awaited<ReturnType<typeof networkHelpers.takeSnapshot>>;
  const directories: string[] = [];
  const alive = new Set<WholeRelay>();

  before(async function () {
    this.timeout(120_000);
    node = await deadlyNode((error) => expect.fail(String(error)));
    errand = await prepareErrand();
    fresh = await networkHelpers.takeSnapshot();
  });
  after(async () => {
    for (const relay of alive) relay.kill();
    await node.close();
    for (const path of directories) await rm(path, { recursive: true, force: true });
  });

  /** A directory of its own for a relay, and the configuration in it. */
  async function settle(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), "three-opens-process-"));
    directories.push(directory);
    const file = join(directory, "relay.json5");
    const config = {
      chain: { rpcUrl: node.url, directory: await errand.c.directory.getAddress() },
      data: join(directory, "data"),
      http: { port: 0, requestsPerMinute: 1_000_000 },
      log: { level: "fatal" },
      write: { waitSeconds: 0, pollMilliseconds: 50 },
      index: { pollMs: 50 },
    };
    await writeFile(
      file,
      JSON.stringify({ ...config, chain: { ...config.chain, finality: FINALITY } }),
    );
    return file;
  }

  /** One life: everything is handed in over HTTP. @returns what was promised, also to one who died. */
  async function live(config: string, fatal: number) {
    const relay = WholeRelay.start(config);
    alive.add(relay);
    void relay.ended.then(() => alive.delete(relay));
    node.begin(() => relay.kill(), fatal);
    const promised: ReceiptAnswer[] = [];
    if (!(await relay.listens())) return { relay, promised };
    for (const { kind, message } of errand.messages) {
      const answer = await relay.take(kind, message);
      if (answer === undefined) return { relay, promised };
      promised.push(answer);
    }
    return { relay, promised };
  }

  /** Until nothing can change any more, or it died. @returns whether everything is final. */
  async function finish(relay: WholeRelay, promised: readonly ReceiptAnswer[]): Promise<boolean> {
    for (;;) {
      const answers = [];
      for (const { receipt } of promised) answers.push(await relay.receipt(receipt.message));
      if (answers.includes(undefined)) return false;
      if (answers.every((answer) => answer?.status === "final")) return true;
      const refused = answers.find((answer) => answer?.status === "refused");
      expect(refused?.refusal, "nothing is refused").to.equal(undefined);
      await networkHelpers.mine(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** A life without an end: it keeps what was promised before, and everything is done once. */
  async function goOn(config: string, before: readonly ReceiptAnswer[]): Promise<string[]> {
    const { relay, promised } = await live(config, 0);
    expect(promised, relay.complaints).to.have.length(errand.messages.length);
    for (const { receipt, signature } of before) {
      const again = promised.find((answer) => answer.receipt.message === receipt.message);
      expect([again?.receipt, again?.signature]).to.deep.equal([receipt, signature]);
    }
    expect(await finish(relay, promised)).to.equal(true);
    const asked = [...node.asked];
    await checkOnce(errand, (cid) => relay.bytes(cid.toString()));
    relay.child.kill("SIGTERM");
    expect(await relay.ended, relay.complaints).to.equal(0);
    const coalition = { chainId: 31337n, directory: await errand.c.directory.getAddress() };
    for (const answer of promised) expect(isReceiptSigned(coalition, answer)).to.equal(true);
    return asked;
  }

  it("does all it promised once, at whichever request to the node it dies", async function () {
    this.timeout(120_000);
    const asked = await goOn(await settle(), []);
    const moments =
      process.env.KILL_EVERY_STEP === undefined
        ? someOf(asked, SAMPLE)
        : asked.map((_, index) => index + 1);
    this.timeout(120_000 * moments.length);
    for (const moment of moments) {
      await fresh.restore();
      const config = await settle();
      const { relay, promised } = await live(config, moment);
      // Requests are never quite as many: one that was not killed yet dies when it is done.
      if (await finish(relay, promised)) relay.kill();
      expect(await relay.ended, relay.complaints).to.equal("SIGKILL");
      await goOn(config, promised).catch((error: unknown) => {
        const what = `${moment} of ${asked.length}, ${asked[moment - 1]}`;
        throw new Error(`killed at request ${what}`, { cause: error });
      });
    }
  });
});

/** Moments in the same proportion: half of them right before or after a transaction was sent, the others drawn. */
function someOf(asked: readonly string[], count: number): number[] {
  const sent = asked.flatMap((method, n) => (method === "eth_sendRawTransaction" ? [n + 1] : []));
  const drawn = (from: readonly number[], many: number) =>
    fc.sample(fc.shuffledSubarray([...from], { minLength: many, maxLength: many }), 1)[0] ?? [];
  const all = asked.map((_, n) => n + 1);
  return [...drawn(sent, count / 2), ...drawn(all, count / 2)];
}
