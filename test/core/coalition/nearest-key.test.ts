import { expect } from "chai";
import { nearestKey } from "../../../core/coalition/index.js";

describe("nearestKey", () => {
  const known = ["waitingPeriod", "joinsPerDay", "admission", "groups"];
  const cases: [string, string | undefined][] = [
    ["joinPerDay", "joinsPerDay"],
    ["waitingperiod", "waitingPeriod"],
    ["waiting_period", "waitingPeriod"],
    ["group", "groups"],
    ["admision", "admission"],
    ["treasury", undefined],
    ["", undefined],
  ];
  for (const [given, key] of cases) {
    it(`takes "${given}" for ${key ?? "nothing known"}`, () => {
      expect(nearestKey(given, known)).to.equal(key);
    });
  }

  it("answers nothing when nothing is known", () => {
    expect(nearestKey("groups", [])).to.equal(undefined);
  });
});
