import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { openOutbox, type Outbox } from "../../../relay/write/outbox/outbox.js";
import type { NewAttempt } from "../../../relay/write/outbox/attempts.js";
import type { NewMessage } from "../../../relay/write/outbox/records.js";
import { refusalOf } from "../../core/refusal.js";
import { someMessage } from "./messages.js";

const ATTEMPT: NewAttempt = {
  ...{ nonce: 7, lane: "plain/motion", form: "plain" as const },
  ...{ target: "0x01", data: "0x02", gas: 100_000, day: 3 },
};
const VARIANT = { hash: "0xaa", raw: "0xbb", price: 10n ** 20n, tip: 1n, signedAt: 5 };
const LANDING = { hash: "0xaa", block: 6, blockHash: "0xb6", gas: 60_000 };

const DAY = 86_400;

describe("the outbox", () => {
  let directory: string;
  let path: string;
  let outbox: Outbox;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-outbox-"));
    path = join(directory, "outbox.sqlite");
    outbox = openOutbox(path);
  });
  afterEach(async () => {
    outbox.close();
    await rm(directory, { recursive: true });
  });

  const insert = (...messages: NewMessage[]) => outbox.insert(messages, () => undefined);
  const reopen = () => {
    outbox.close();
    outbox = openOutbox(path);
  };

  it("has what it took after it was closed and opened again", () => {
    insert(someMessage(1), someMessage(2));
    reopen();
    expect(outbox.find(someMessage(1).digest)).to.include({
      ...{ status: "waiting", kind: "ballot", acceptedAt: 1_001, dueBy: 1_601, nonce: null },
    });
    expect(outbox.waitingIn("plain/motion", 9).map(({ digest }) => digest)).to.deep.equal([
      someMessage(1).digest,
      someMessage(2).digest,
    ]);
    expect(outbox.find(someMessage(3).digest)).to.equal(undefined);
  });

  it("belongs to one process at a time, and to the next one when that is gone", async () => {
    await refusalOf(() => openOutbox(path), "RELAY_LOCKED");
    reopen();
    expect(outbox.undone()).to.equal(0);
  });

  it("refuses a file of a newer version and a place where none can be, and leaves them as they are", async () => {
    const other = join(directory, "other.sqlite");
    const database = new DatabaseSync(other);
    database.exec("PRAGMA user_version = 99");
    database.close();
    const { message } = await refusalOf(() => openOutbox(other), "OUTBOX_UNUSABLE");
    expect(message).to.equal(`The outbox ${other} has version 99.`);
    await refusalOf(() => openOutbox(join(directory, "no", "where")), "OUTBOX_UNUSABLE");
  });

  for (const [version, without] of [
    [1, "DROP TRIGGER tally_new; DROP TRIGGER tally_change; DROP TABLE tallies;"],
    [2, ""],
  ] as const)
    it(`takes a file of version ${version} as it is, and counts what is in it`, () => {
      insert(someMessage(1), someMessage(2));
      outbox.refuse(someMessage(2).digest, "expired", "Too late.");
      outbox.close();
      const database = new DatabaseSync(path);
      database.exec(`${without} ALTER TABLE messages DROP COLUMN brought_by`);
      database.exec(`PRAGMA user_version = ${version}`);
      database.close();
      outbox = openOutbox(path);
      insert(someMessage(3));
      outbox.settleWaiting(someMessage(1).digest, "0xcc");
      reopen();
      expect(outbox.find(someMessage(1).digest)).to.include({ status: "final", broughtBy: "0xcc" });
      expect(outbox.counts()).to.deep.equal([
        { form: "plain", status: "final", count: 1 },
        { form: "plain", status: "refused", count: 1 },
        { form: "plain", status: "waiting", count: 1 },
      ]);
    });

  it("takes all of a write but what the check keeps out, which sees those before it", () => {
    const seen: number[] = [];
    const reasons = outbox.insert(
      [someMessage(1), someMessage(2), someMessage(3)],
      ({ digest }) => {
        seen.push(outbox.undone());
        return digest === someMessage(2).digest ? "no" : undefined;
      },
    );
    expect(reasons).to.deep.equal([undefined, "no", undefined]);
    expect(seen).to.deep.equal([0, 1, 1]);
    expect(outbox.find(someMessage(2).digest)).to.equal(undefined);
  });

  it("writes nothing of a write in which something cannot be", () => {
    const twin = someMessage(2, { claim: someMessage(1).claim });
    expect(() => insert(someMessage(1), twin)).to.throw(/UNIQUE/);
    expect(outbox.undone()).to.equal(0);
  });

  it("gives a claim again once its holder was refused", () => {
    const { claim } = someMessage(1);
    insert(someMessage(1));
    expect(outbox.claimant(claim)?.digest).to.equal(someMessage(1).digest);
    outbox.refuse(someMessage(1).digest, "expired", "Too late.");
    expect(outbox.claimant(claim)).to.equal(undefined);
    expect(outbox.find(someMessage(1).digest)).to.include({
      ...{ status: "refused", code: "expired", reason: "Too late." },
    });
    insert(someMessage(2, { claim }));
    expect(outbox.claimant(claim)?.digest).to.equal(someMessage(2).digest);
  });

  it("says what waits where, since when, and until when", () => {
    insert(
      someMessage(1, { lane: "b" }),
      someMessage(2, { lane: "a", expiresAt: 50 }),
      someMessage(3, { lane: "a", expiresAt: 40 }),
    );
    expect(outbox.lanes()).to.deep.equal([
      { lane: "b", form: "plain", count: 1, oldest: 1_001, soonest: 9_000 },
      { lane: "a", form: "plain", count: 2, oldest: 1_002, soonest: 40 },
    ]);
  });

  it("lets one go alone that shared a lane, for what that takes", () => {
    insert(someMessage(1), someMessage(2));
    outbox.setApart(someMessage(1).digest, 90_000);
    const lane = `alone/${someMessage(1).digest}`;
    expect(outbox.find(someMessage(1).digest)).to.include({ lane, gas: 90_000 });
    expect(outbox.lanes().map(({ count }) => count)).to.deep.equal([1, 1]);
  });

  it("knows the texts of posts that are on their way", () => {
    const body = JSON.stringify({ post: { content: "0x12" } });
    insert(someMessage(1, { form: "post", body }));
    expect([outbox.awaitsContent("0x12"), outbox.awaitsContent("0x13")]).to.deep.equal([
      true,
      false,
    ]);
    outbox.refuse(someMessage(1).digest, "expired", "…");
    expect(outbox.awaitsContent("0x12")).to.equal(false);
  });

  it("finds the last of a row, refused ones aside", () => {
    const post = (n: number, position: number) =>
      someMessage(n, { chain: "posts/list/author", position });
    insert(post(1, 0), post(2, 1), post(3, 2));
    outbox.refuse(someMessage(3).digest, "list-closed", "…");
    expect(outbox.lastIn("posts/list/author")).to.deep.equal({
      id: someMessage(2).digest,
      sequence: 1,
    });
    expect(outbox.lastIn("posts/list/other")).to.equal(undefined);
  });

  describe("with a transaction", () => {
    const [first, second] = [someMessage(1), someMessage(2)];
    const statuses = () =>
      [first, second].map(({ digest }) => outbox.find(digest)?.status).join(" ");
    beforeEach(() => {
      insert(first, second);
      outbox.commit(ATTEMPT, VARIANT, [second.digest, first.digest]);
    });

    it("keeps the signed bytes and who is aboard, in the order of the batch", () => {
      reopen();
      expect(outbox.openAttempts()).to.have.length(1);
      expect(outbox.variantsOf(7)).to.deep.equal([{ ...VARIANT, nonce: 7 }]);
      expect(outbox.carriedBy(7).map(({ digest }) => digest)).to.deep.equal([
        second.digest,
        first.digest,
      ]);
      expect([statuses(), outbox.lastNonce()]).to.deep.equal(["travelling travelling", 7]);
      expect(outbox.lanes()).to.deep.equal([]);
    });

    it("never takes a nonce twice, nor a message that does not wait, and then changes nothing", () => {
      insert(someMessage(3));
      const third = someMessage(3).digest;
      expect(() => outbox.commit(ATTEMPT, { ...VARIANT, hash: "0xcc" }, [third])).to.throw(
        /UNIQUE/,
      );
      expect(() =>
        outbox.commit({ ...ATTEMPT, nonce: 8 }, { ...VARIANT, hash: "0xcc" }, [
          third,
          first.digest,
        ]),
      ).to.throw(/is not waiting/);
      expect(outbox.find(third)?.status).to.equal("waiting");
      expect(outbox.lastNonce()).to.equal(7);
    });

    it("puts the dearest variant first, whatever the number of its digits", () => {
      outbox.addVariant({ ...VARIANT, hash: "0xcc", nonce: 7, price: 9n });
      outbox.addVariant({ ...VARIANT, hash: "0xdd", nonce: 7, price: 10n ** 20n + 1n });
      expect(outbox.variantsOf(7).map(({ hash }) => hash)).to.deep.equal(["0xdd", "0xaa", "0xcc"]);
    });

    it("lands, is taken back by a reorganisation, lands elsewhere and is final", () => {
      const outcomes = [
        { digest: first.digest, done: true },
        { digest: second.digest, done: false },
      ];
      outbox.land(7, LANDING, outcomes);
      expect(statuses()).to.equal("landed travelling");
      outbox.unland(7, 100_000);
      expect(outbox.attempt(7)).to.include({ block: null, hash: null, gas: 100_000 });
      expect(statuses()).to.equal("travelling travelling");
      outbox.land(7, { ...LANDING, block: 8, blockHash: "0xb8" }, [
        { digest: first.digest, done: false },
        { digest: second.digest, done: true },
      ]);
      expect(statuses()).to.equal("travelling landed");
      outbox.finish(7, { ...LANDING, block: 8, blockHash: "0xb8" }, outcomes);
      expect(statuses()).to.equal("final waiting");
      expect(outbox.find(second.digest)).to.include({ tries: 1, nonce: null, place: null });
      expect(outbox.openAttempts()).to.deep.equal([]);
      expect(outbox.attempt(7)).to.include({ status: "final", block: 8, gas: 60_000 });
    });

    it("lets everything wait again when the nonce is lost", () => {
      outbox.lose(7);
      expect(statuses()).to.equal("waiting waiting");
      expect(outbox.find(first.digest)?.tries).to.equal(0);
      expect([outbox.spentOn(3), outbox.lastNonce()]).to.deep.equal([0, 7]);
    });

    it("refuses and settles only what waits", () => {
      outbox.refuse(first.digest, "expired", "…");
      outbox.settleWaiting(second.digest, "0xcc");
      expect(statuses()).to.equal("travelling travelling");
    });

    it("refuses for good what was aboard and has no effect, and gives its claim again", () => {
      const refusal = { code: "no-posting-right", reason: "…" };
      outbox.land(7, LANDING, [{ digest: first.digest, done: true }]);
      outbox.finish(7, LANDING, [
        { digest: first.digest, done: false, refusal },
        { digest: second.digest, done: true },
      ]);
      expect(outbox.find(first.digest)).to.include({ status: "refused", ...refusal, nonce: 7 });
      expect(statuses()).to.equal("refused final");
      expect(outbox.claimant(first.claim)).to.equal(undefined);
      expect(outbox.counts()).to.deep.equal([
        { form: "plain", status: "final", count: 1 },
        { form: "plain", status: "refused", count: 1 },
      ]);
    });

    it("drops only what is over and done with, and never the last nonce", () => {
      const old = 50 * DAY;
      insert(someMessage(3, { expiresAt: old }), someMessage(4, { lane: "b" }));
      expect(outbox.trim(old, 9)).to.equal(0); // What is under way stays, however old.
      outbox.finish(7, LANDING, [
        { digest: first.digest, done: true },
        { digest: second.digest, done: false },
      ]);
      outbox.commit({ ...ATTEMPT, nonce: 8 }, { ...VARIANT, hash: "0xcc" }, [second.digest]);
      outbox.finish(8, LANDING, [{ digest: second.digest, done: true }]);
      outbox.refuse(someMessage(3).digest, "expired", "…");
      const before = outbox.counts();
      expect(outbox.trim(9_000, 9)).to.equal(0); // Its last second is not over.
      expect(outbox.trim(9_001, 1)).to.equal(1);
      expect(outbox.trim(9_001, 9)).to.equal(1);
      expect(statuses()).to.equal(" ");
      expect(outbox.find(someMessage(3).digest)?.status).to.equal("refused");
      // Attempts follow when their day is over, in the order of their days.
      expect(outbox.trim(5 * DAY, 9)).to.equal(1);
      expect([outbox.attempt(7), outbox.variantsOf(7)]).to.deep.equal([undefined, []]);
      expect([outbox.attempt(8)?.status, outbox.lastNonce()]).to.deep.equal(["final", 8]);
      expect(outbox.find(someMessage(4).digest)?.status).to.equal("waiting");
      expect(outbox.counts()).to.deep.equal(before);
    });

    it("counts gas as allowed until it is known", () => {
      expect(outbox.spentOn(3)).to.equal(100_000);
      outbox.finish(7, LANDING, []);
      expect([outbox.spentOn(3), outbox.spentOn(2)]).to.deep.equal([60_000, 0]);
    });
  });

  it("adds up what was promised, by member, newcomer and time", () => {
    const member = someMessage(1).member;
    insert(
      someMessage(1, { gas: 10 }),
      someMessage(2, { gas: 20, member, newcomer: true }),
      someMessage(3, { gas: 40, newcomer: true }),
    );
    expect(outbox.waitingGas()).to.equal(70);
    expect(outbox.reservedSince(0, { member })).to.equal(30);
    expect(outbox.reservedSince(1_002, { member })).to.equal(20);
    expect(outbox.reservedSince(0, { newcomers: true })).to.equal(60);
    expect(outbox.acceptedSince(1_001, member)).to.equal(2);
    expect(outbox.overdue(1_603)).to.equal(2);
    expect(outbox.counts()).to.deep.equal([{ form: "plain", status: "waiting", count: 3 }]);
  });
});
