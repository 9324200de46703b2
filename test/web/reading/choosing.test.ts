import { expect } from "chai";
import { choose } from "../../../web/reading/choose.js";
import { keepChosen, NOTHING_CHOSEN, placesOf, readChosen } from "../../../web/reading/chosen.js";
import { ChainClock } from "../../../web/reading/clock.js";
import { EVENT_KINDS, staleAfter } from "../../../web/reading/live.js";
import { keys } from "../../../web/reading/keys.js";
import type { RelayState } from "../../../web/reading/look-at-relay.js";
import { shareOf } from "../../../web/reading/progress.js";
import { addressesIn } from "../../../web/places/connection/lines.js";

/** A browser's storage that holds one text. */
function storage(text: string | null = null) {
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => void (text = value),
    removeItem: () => void (text = null),
    get text() {
      return text;
    },
  };
}

describe("choosing what to read from", () => {
  const looks = (...states: RelayState[]) => states.map((state, i) => ({ url: `r${i}`, state }));

  it("takes the first relay that is well, the chain without one, and late ones last", () => {
    const well = { kind: "relay", url: "r1", why: "well" };
    expect(choose("auto", looks("behind", "good", "good"), true)).to.deep.equal(well);
    const none = looks("behind", "other", "differs", "away", "starting");
    expect(choose("auto", none, true)).to.deep.equal({ kind: "chain", why: "no relay" });
    expect(choose("auto", none, false)).to.deep.equal({
      kind: "relay",
      url: "r0",
      why: "no better",
    });
    expect(choose("auto", looks("other", "differs", "away"), false)).to.equal(undefined);
  });

  it("keeps to what was asked for", () => {
    expect(choose("chain", looks("good"), false)).to.deep.equal({ kind: "chain", why: "asked" });
    expect(choose("relay", looks("away"), true)).to.equal(undefined);
    expect(choose("relay", looks("other", "behind"), true)).to.include({ url: "r1" });
  });

  it("remembers a choice, and takes for none what it cannot read", () => {
    const kept = storage();
    const chosen = { read: "chain", relays: ["https://a.example"] } as const;
    keepChosen(kept, { ...chosen, relays: [...chosen.relays] });
    expect(readChosen(kept)).to.deep.equal(chosen);
    keepChosen(kept, undefined);
    expect(kept.text).to.equal(null);
    for (const text of ["", "{", "[]", `{"read":"moon"}`, `{"relays":[1]}`, "null"])
      expect(readChosen(storage(text)), text).to.deep.equal(NOTHING_CHOSEN);
    expect(readChosen(undefined)).to.deep.equal(NOTHING_CHOSEN);
  });

  it("finds addresses from the page on, each once, and leaves out what is none of the web", () => {
    const given = {
      rpcUrls: ["javascript:alert(1)", "ftp://x", "https://n/"],
      relays: ["./", "./"],
    };
    expect(placesOf(given, NOTHING_CHOSEN, "https://page.example/app/")).to.deep.equal({
      rpcUrls: ["https://n/"],
      relays: ["https://page.example/app/"],
    });
    const chosen = { read: "auto", relays: [] } as const;
    expect(placesOf(given, { ...chosen, relays: [] }, "https://p/").relays).to.deep.equal([]);
  });

  it("says which line is no address", () => {
    expect(addressesIn(" ./\n\nhttps://relay.example/x\n")).to.deep.equal({
      urls: ["./", "https://relay.example/x"],
    });
    for (const line of [
      "relay.example",
      "javascript:alert(1)",
      "https://a:b@relay.example",
      "http://",
    ])
      expect(addressesIn(`./\n${line}`).wrong, line).to.equal(line);
    expect(addressesIn("./\n".repeat(21)).wrong).to.equal("./");
  });
});

describe("the clock of the chain", () => {
  it("goes by this machine, unless the chain says otherwise", () => {
    let wall = 1_000_000.7;
    const clock = new ChainClock(() => wall);
    const shown: number[] = [];
    const leave = clock.onSet(() => shown.push(clock.now()));
    expect(clock.now()).to.equal(1_000_000);
    clock.setPending(1_000_010);
    expect(clock.now(), "a few seconds are nothing").to.equal(1_000_000);
    clock.setPending(2_000_000);
    wall += 60;
    expect(clock.now()).to.equal(2_000_060);
    clock.sawBlock(1_500_000);
    expect(clock.now(), "an old block says nothing").to.equal(2_000_060);
    clock.sawBlock(3_000_000);
    expect(clock.now()).to.equal(3_000_000);
    clock.setPending(900_000);
    expect(clock.now(), "this machine is ahead").to.equal(900_000);
    leave();
    clock.setPending(5_000_000);
    expect(shown, "whoever shows the time is told").to.deep.equal([
      ...[1_000_000, 2_000_000, 3_000_000, 900_000],
    ]);
  });
});

describe("what an event makes old", () => {
  it("is something for every kind, and everything for what is not understood", () => {
    const data = JSON.stringify({ block: 7, id: "0x12" });
    for (const kind of EVENT_KINDS) {
      // What contracts were asked hangs on whatever they say it does.
      expect(staleAfter(kind, data), kind).to.deep.include(keys.chain);
      if (kind !== "paper") expect(staleAfter(kind, data).length, kind).to.be.greaterThan(1);
    }
    expect(staleAfter("motion", data)).to.deep.include(keys.motion("0x12"));
    expect(staleAfter("ballotPaper", data)).to.deep.include(keys.paper("0x12"));
    for (const kind of ["office", "election", "recall"])
      for (const key of [keys.offices, keys.elections, keys.recalls])
        expect(staleAfter(kind, data), kind).to.deep.include(key);
    for (const kind of ["missed", "reorganised", "rebuilt", "of tomorrow"])
      expect(staleAfter(kind, data)).to.deep.include(keys.all);
    expect(() => staleAfter("motion", "{nonsense")).not.to.throw();
  });
});

describe("the share of the chain that was read", () => {
  it("is between nothing and all", () => {
    const of = (block: number, fromBlock: number, head: number) =>
      shareOf({ phase: "reading", events: 0, block, fromBlock, head });
    expect([of(10, 10, 10), of(5, 10, 20), of(15, 10, 20), of(30, 10, 20)]).to.deep.equal([
      ...[0, 0, 0.5, 1],
    ]);
  });
});
