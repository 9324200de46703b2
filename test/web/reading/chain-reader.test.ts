import { expect } from "chai";
import type { FromWorker, ToWorker } from "../../../web/reading/chain-messages.js";
import { readerOver } from "../../../web/reading/chain-reader.js";
import type { ReadingProgress } from "../../../web/reading/progress.js";
import { refusalOf } from "../../core/refusal.js";

/** The page's end of a worker; the test is the worker. */
class Port extends EventTarget {
  readonly sent: ToWorker[] = [];
  isGone = false;
  postMessage(message: ToWorker): void {
    this.sent.push(structuredClone(message));
  }
  terminate(): void {
    this.isGone = true;
  }
  say(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent("message", { data: structuredClone(message) }));
  }
}

const where = {
  config: {
    ...{ chainId: 1, directory: `0x${"11".repeat(20)}`, fromBlock: 5, name: "x" },
    ...{ rpcUrls: [], relays: [] },
  },
  rpcUrls: ["https://node.example/v2/KEY"],
  relays: ["https://relay.example"],
};

describe("the reader over a worker", () => {
  function open() {
    const port = new Port();
    const told: (ReadingProgress | "moved")[] = [];
    const reader = readerOver(port as never, where, {
      progress: (progress) => told.push(progress),
      moved: () => told.push("moved"),
    });
    return { port, told, reader };
  }

  it("begins at once, and gives each question its own answer, whenever it comes", async () => {
    const { port, reader } = open();
    expect(port.sent).to.deep.equal([{ type: "start", ...where }]);
    expect(reader.where, "without its key").to.equal("https://node.example");
    const [one, other] = [reader.motion("0x1"), reader.members({ limit: 2 })];
    const [, first, second] = port.sent;
    expect(first).to.include({ type: "ask", method: "motion" });
    expect(second).to.deep.include({ method: "members", args: [{ limit: 2 }] });
    port.say({ type: "answer", id: 2, value: { items: [] } });
    port.say({ type: "answer", id: 1, value: undefined });
    expect(await one).to.equal(undefined);
    expect(await other).to.deep.equal({ items: [] });
  });

  it("tells refusals with their code, and how far it is", async () => {
    const { port, reader, told } = open();
    const question = reader.coalition();
    const error = { code: "JOURNAL_DIFFERS", message: "The node left out.", hint: "Another." };
    port.say({ type: "answer", id: 1, error });
    const refused = await refusalOf(() => question, "JOURNAL_DIFFERS");
    expect(refused.hint).to.equal("Another.");
    const progress = { phase: "reading", block: 7, fromBlock: 5, head: 9, events: 3 } as const;
    port.say({ type: "progress", progress });
    port.say({ type: "moved" });
    expect(told).to.deep.equal([progress, "moved"]);
  });

  it("leaves nobody waiting when the worker breaks or is let go", async () => {
    const broken = open();
    const question = broken.reader.coalition();
    broken.port.dispatchEvent(new Event("error"));
    await refusalOf(() => question, "CHAIN_READER_BROKEN");
    const closed = open();
    const late = closed.reader.coalition();
    closed.reader.close();
    await refusalOf(() => late, "CHAIN_READER_BROKEN");
    expect(closed.port.isGone).to.equal(true);
  });
});
