import { expect } from "chai";
import fc from "fast-check";
import { threadMessages, type Threadable } from "../../../core/mail/thread-messages.js";

const message = (id: string, references: string[] = [], more: Partial<Threadable> = {}) => ({
  id,
  references,
  referencesAreWeak: false,
  subject: id,
  at: 1_000_000_000,
  ...more,
});

const parentsOf = (messages: Threadable[]) =>
  Object.fromEntries([...threadMessages(messages)].map(([id, { parent }]) => [id, parent]));

describe("threadMessages", () => {
  it("follows references, whatever order messages come in", () => {
    const messages = [message("c", ["a", "b"]), message("a"), message("b", ["a"])];
    expect(parentsOf(messages)).to.deep.equal({ a: undefined, b: "a", c: "b" });
  });

  it("puts a message below its nearest ancestor that is there", () => {
    const messages = [message("a"), message("d", ["a", "b", "c"])];
    expect(parentsOf(messages)).to.deep.equal({ a: undefined, d: "a" });
  });

  it("keeps siblings in one thread whose beginning is missing", () => {
    const places = threadMessages([message("b", ["a"]), message("c", ["a"]), message("d")]);
    expect(places.get("b")).to.include({ parent: undefined, thread: "a" });
    expect(places.get("c")).to.include({ parent: undefined, thread: "a" });
    expect(places.get("d")).to.include({ parent: undefined, thread: "d" });
  });

  it("breaks loops", () => {
    const messages = [message("a", ["b"]), message("b", ["a"]), message("c", ["c"])];
    expect(parentsOf(messages)).to.deep.equal({ a: "b", b: undefined, c: undefined });
  });

  it("lets a weak reference that names nobody count only when it stands alone", () => {
    const weak = { referencesAreWeak: true };
    const places = threadMessages([
      message("a"),
      message("b", ["a", "somebody"], weak),
      message("c", ["missing"], weak),
    ]);
    expect(places.get("b")?.parent).to.equal("a");
    expect(places.get("c")?.thread).to.equal("missing");
  });

  it("puts replies without references below the last thread of their subject, and says it guessed", () => {
    const places = threadMessages([
      message("a", [], { subject: "[dc] Agenda" }),
      message("b", [], { subject: "Re: [dc] agenda" }),
      message("c", [], { subject: "AW: RE[2]: [dc] Agenda " }),
      message("d", [], { subject: "Agenda" }),
      message("e", [], { subject: "回复: Agenda" }),
      message("f", [], { subject: "Fwd: Agenda" }),
      message("g", [], { subject: "Re: Agenda", at: 2_000_000_000 }),
      message("h", [], { subject: "Re: " }),
    ]);
    const found = [...places].map(([id, { parent, parentBy }]) => [id, parent, parentBy]);
    expect(found).to.deep.equal([
      ["a", undefined, undefined],
      ["b", "a", "subject"],
      ["c", "a", "subject"],
      ["d", undefined, undefined],
      ["e", "d", "subject"],
      ["f", undefined, undefined],
      ["g", undefined, undefined],
      ["h", undefined, undefined],
    ]);
  });

  it("needs time in proportion to the messages, however deep threads are", () => {
    const count = 200_000;
    const ids = Array.from({ length: count }, (_, place) => String(place));
    const deep = ids.map((id, place) => message(id, place === 0 ? [] : [ids[place - 1] as string]));
    const places = threadMessages(deep.reverse());
    expect(new Set([...places.values()].map(({ thread }) => thread))).to.deep.equal(new Set(["0"]));
    // A chain of messages that are only spoken of, each with one reply that is there.
    const missing = ids.map((id, place) => message(`x${id}`, [`y${place}`, `y${place + 1}`]));
    expect(threadMessages(missing).get(`x${count - 1}`)?.thread).to.equal("y0");
  }).timeout(30_000);

  const ids = fc.constantFrom(..."abcdefghijklmnop");
  const mailboxes = fc.uniqueArray(
    fc.record({
      id: ids,
      references: fc.array(ids, { maxLength: 5 }),
      referencesAreWeak: fc.boolean(),
      subject: fc.constantFrom("x", "Re: x", "y", "Re: y", "Fwd: y", ""),
      at: fc.option(fc.nat(50_000_000), { nil: undefined }),
    }),
    { selector: ({ id }) => id },
  );

  it("always makes a forest of the messages there are", () => {
    fc.assert(
      fc.property(mailboxes, (messages) => {
        const places = threadMessages(messages);
        expect([...places.keys()]).to.deep.equal(messages.map(({ id }) => id));
        for (const [id, { parent, parentBy, thread }] of places) {
          expect(parentBy === undefined).to.equal(parent === undefined);
          const seen = new Set([id]);
          for (let above = parent; above !== undefined; above = places.get(above)?.parent) {
            expect(seen.has(above), `${id} answers itself`).to.equal(false);
            expect(places.get(above)?.thread, "a parent is in another thread").to.equal(thread);
            seen.add(above);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
