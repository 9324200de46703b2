import { expect } from "chai";
import { isDaoError } from "../../../../core/errors.js";
import { ActBook } from "../../../../web/acting/pending/act-book.js";
import { type KeptAct, readKept, writeKept } from "../../../../web/acting/pending/kept-act.js";
import { isOver } from "../../../../web/acting/run/scene.js";
import { stepOf, stepsOf } from "../../../../web/acting/scenes/steps.js";

const hash = (byte: string) => `0x${byte.repeat(32)}`;
const relay = "0x00000000000000000000000000000000000000D1";
const receipt = {
  ...{ message: hash("ab"), kind: "paper" as const, relay },
  ...{ acceptedAt: 1_800_000_000, dueBy: 1_800_000_600 },
};
const kept: KeptAct = {
  ...{ id: "a-1", title: "Join", account: relay, relay: "http://127.0.0.1:1" },
  ...{ receipt, signature: `0x${"12".repeat(65)}` },
  effect: { contract: "authenticator", event: "Acted", args: { member: relay, nonce: 2n ** 255n } },
};

function storage(text: string | null = null) {
  const now = { text };
  return {
    now,
    getItem: () => now.text,
    setItem: (_: string, value: string) => void (now.text = value),
  };
}

describe("what is under way", () => {
  it("survives a reload as a receipt, large numbers and all", () => {
    expect(readKept(writeKept([kept]))).to.deep.equal([kept]);
    const book = new ActBook(storage(writeKept([kept])));
    const [taken] = book.restore();
    expect(taken?.kept).to.deep.equal(kept);
    expect(book.now().runs.map(({ title }) => title)).to.deep.equal(["Join"]);
    expect(book.restore(), "taken up once").to.deep.equal([]);
  });

  it("is read from storage as from anywhere: what makes no sense is left out", () => {
    for (const text of [null, "", "7", "{}", "[", '[7, null, {"id": 7}]', '"x"'])
      expect(readKept(text)).to.deep.equal([]);
    const forged = { ...kept, effect: { ...kept.effect, contract: "constructor" } };
    expect(readKept(writeKept([forged as KeptAct, kept]))).to.deep.equal([kept]);
  });

  it("keeps nothing that lets anybody act", () => {
    const text = writeKept([kept]);
    expect(text).not.to.match(/"body"|"call"|"data"|key/i);
  });

  it("leaves storage when it is over, and goes on without storage", async () => {
    const stored = storage(writeKept([kept]));
    const book = new ActBook(stored);
    const run = book.restore()[0]?.run;
    const landed = { transaction: hash("cd"), how: "relay" as const };
    await run?.follow(() => Promise.resolve(landed));
    expect(await run?.outcome).to.deep.equal(landed);
    expect(readKept(stored.now.text)).to.deep.equal([]);
    const broken = () => {
      throw new Error("forbidden");
    };
    const poor = new ActBook({ getItem: broken, setItem: broken });
    expect(poor.restore()).to.deep.equal([]);
    const other = poor.begin({ title: "Leave", call: { to: relay, data: "0x" } });
    await other.follow(() => Promise.resolve(landed));
    expect(other.scene().name).to.equal("landed");
  });

  it("is given up by closing before anything was signed, and goes on after", async () => {
    const book = new ActBook(storage());
    const intent = { title: "Leave", call: { to: relay, data: "0x" } };
    const early = book.begin(intent);
    book.close();
    const error: unknown = await early.outcome.catch((each: unknown) => each);
    expect(isDaoError(error) && error.code).to.equal("ACT_GIVEN_UP");
    expect(book.now().runs).to.deep.equal([]);

    const asked = book.begin(intent);
    const doing = asked.follow(async () => {
      await asked.review({ kind: "", sentence: "", calls: [], known: true, fields: [] });
      return { transaction: hash("cd"), how: "relay" };
    });
    book.close();
    await doing;
    expect(asked.scene().name).to.equal("failed");

    const waiting = book.begin(intent);
    waiting.show({ name: "waiting", relay: "http://r", dueBy: 1 });
    book.close();
    expect(book.now().open).to.equal(undefined);
    expect(book.now().runs).to.include(waiting);
    expect(isOver(waiting.scene())).to.equal(false);
  });

  it("has its place among the steps, whichever way it goes", () => {
    for (const isDirect of [true, false])
      for (const name of ["new", "preparing", "wallet", "mining", "landed", "failed"] as const) {
        const scene = { name, what: "signature", transaction: "" } as never;
        expect(stepsOf(isDirect)).to.include(stepOf(scene, isDirect));
      }
  });
});
