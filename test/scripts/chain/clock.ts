import { expect } from "chai";
import { ChainClock } from "../../../scripts/chain/clock.js";

describe("the chain's clock", () => {
  it("shows the wall's time, also within one second", () => {
    let wall = 1000;
    const clock = new ChainClock(900, () => wall);
    expect(clock.now()).to.equal(1000);
    clock.mined(1000);
    expect(clock.now()).to.equal(1000);
    wall = 1007;
    expect(clock.now()).to.equal(1007);
  });

  it("never goes behind the latest block when the wall clock is put back", () => {
    let wall = 1000;
    const clock = new ChainClock(900, () => wall);
    clock.mined(1000);
    wall = 400;
    expect(clock.now()).to.equal(1000);
  });

  it("never goes behind genesis", () => {
    expect(new ChainClock(5000, () => 10).now()).to.equal(5000);
  });

  it("keeps what a rehearsal advanced, and goes on from there", () => {
    let wall = 1000;
    const clock = new ChainClock(900, () => wall);
    clock.mined(clock.now() + 50, 50);
    expect(clock.now()).to.equal(1050);
    wall = 1010;
    expect(clock.now()).to.equal(1060);
    clock.mined(1060 + 5, 5);
    expect(clock.now()).to.equal(1065);
  });
});
