import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { Lane } from "../../../scripts/chain/lane.js";
import { rejection } from "./fixture.js";

describe("the lane", () => {
  it("runs one job at a time, in order, past failures", async () => {
    const lane = new Lane();
    const seen: string[] = [];
    const job = (name: string) => async () => {
      seen.push(`${name} in`);
      await setImmediate();
      seen.push(`${name} out`);
      if (name === "b") throw new Error("b failed");
      return name;
    };
    const [a, b, c] = await Promise.allSettled([
      lane.run(job("a")),
      lane.run(job("b")),
      lane.run(job("c")),
    ]);
    expect(seen).to.deep.equal(["a in", "a out", "b in", "b out", "c in", "c out"]);
    expect([a.status, b.status, c.status]).to.deep.equal(["fulfilled", "rejected", "fulfilled"]);
  });

  it("lets the running job finish when it closes and refuses those that wait", async () => {
    const lane = new Lane();
    let ran = 0;
    const running = lane.run(async () => {
      await setImmediate();
      await setImmediate();
      ran++;
    });
    await setImmediate();
    const waiting = rejection(lane.run(async () => void ran++));
    await lane.close();
    await running;
    expect((await waiting).code).to.equal("CHAIN_CLOSED");
    expect((await rejection(lane.run(async () => void ran++))).code).to.equal("CHAIN_CLOSED");
    expect(ran).to.equal(1);
  });
});
