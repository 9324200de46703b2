import { expect } from "chai";
import type { MotionSummary } from "../../../../web/reading/reader.js";
import {
  filterFrom,
  isWanted,
  queryOf,
} from "../../../../web/places/motions/list/motion-filter.js";
import { groupOf, PHASE_GROUPS } from "../../../../web/places/motions/phases.js";

const motion = (more: Partial<MotionSummary>) =>
  ({
    kind: "motion",
    class: "ordinary",
    phase: "vote",
    title: "Éloge des Ponts",
    ...more,
  }) as MotionSummary;

describe("filter of motions", () => {
  it("reads and writes addresses, and takes nonsense for no wish", () => {
    const filter = filterFrom(
      new URLSearchParams("state=passed&kind=notice&class=fundamental&words=a%20b"),
    );
    expect(filter).to.deep.equal({
      ...{ group: "passed", kind: "notice", class: "fundamental", words: "a b" },
    });
    expect(filterFrom(queryOf(filter))).to.deep.equal(filter);
    const none = { group: "all", kind: "all", class: "all", words: "" };
    expect(filterFrom(new URLSearchParams("state=constructor&kind=1&class="))).to.deep.equal(none);
    expect(queryOf(filterFrom(new URLSearchParams())).toString()).to.equal("");
  });

  it("finds by state, kind, class and words of the title", () => {
    const wants = (query: string, more: Partial<MotionSummary> = {}) =>
      isWanted(filterFrom(new URLSearchParams(query)), motion(more));
    expect(wants("")).to.equal(true);
    expect(wants("state=open")).to.equal(true);
    expect(wants("state=passed")).to.equal(false);
    expect(wants("state=passed", { phase: "due" })).to.equal(true);
    expect(wants("kind=notice")).to.equal(false);
    expect(wants("class=fundamental")).to.equal(false);
    expect(wants("words=%20éloge")).to.equal(true);
    expect(wants("words=routes")).to.equal(false);
  });

  it("has every phase of core in one group, and no other", () => {
    const all = Object.values(PHASE_GROUPS).flat();
    expect(new Set(all).size).to.equal(all.length);
    expect(all).to.have.members([
      ...["discussion", "notice", "contested", "withdrawn", "vote", "lapsed", "cancelled"],
      ...["replaced", "defeated", "succeeded", "queued", "due", "executed"],
    ]);
    expect(groupOf("something new")).to.equal(undefined);
  });
});
