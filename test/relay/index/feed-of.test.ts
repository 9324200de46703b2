import { expect } from "chai";
import { tables } from "../../../core/replay/index.js";
import { feedOf } from "../../../relay/index/feed-of.js";
import { EVENT_KINDS } from "../../../web/reading/live.js";

/** Tables that nobody is told of, since another one changes with them, or since nothing that is shown follows from them. */
const SILENT = [
  ...["groups", "members", "electorate", "operations", "documentOrder", "versionIds"],
  ...["resolutions", "polls", "electionOrder", "seatings", "officeOrder", "recallOrder"],
  ...["rankings", "search", "motionOrder", "ballots", "caseOrder", "codes", "graces"],
  ...["listOrder", "log", "anchors", "missing", "rejudging", "wanted", "threadOrder"],
  ...["threadPosts", "authors", "engagements", "journals"],
];

const ROW = { motion: "0xaa", account: "0xaa", document: "0xaa" };

describe("what listeners are told of a change", () => {
  const changed = (...names: string[]) =>
    feedOf(names.map((table) => ({ table, key: "0xaa/1", value: JSON.stringify(ROW) })));

  it("is something for every table, or another table tells it", () => {
    for (const { name } of Object.values(tables)) {
      const items = changed(name);
      expect(items.length, name).to.equal(SILENT.includes(name) ? 0 : 1);
      for (const { kind } of items) expect(EVENT_KINDS, name).to.include(kind);
    }
  });

  it("names what the row is about, each thing once", () => {
    expect(changed("seconds", "objections", "texts")).to.deep.equal([
      { kind: "motion", id: "0xaa" },
    ]);
    expect(changed("ballotPapers")).to.deep.equal([{ kind: "ballotPaper", id: "0xaa/1" }]);
    expect(changed("standings")).to.deep.equal([{ kind: "member", id: "0xaa" }]);
    const vouch = { table: "vouches", key: "0xcc/0xaa/0xbb", value: undefined };
    expect(feedOf([vouch])).to.deep.equal([{ kind: "member", id: "0xaa" }]);
    // Officers who only say something are heard at once, too.
    expect(changed("caseEvents", "cases")).to.deep.include({ kind: "case", id: "0xaa" });
    expect(changed("hidden")).to.deep.equal([{ kind: "post", id: "0xaa" }]);
  });

  it("calls no member's coming or going a change of rules", () => {
    const ofSetting = (key: string) => feedOf([{ table: "settings", key, value: "7" }]);
    expect(ofSetting("waitingPeriod")).to.deep.equal([{ kind: "rules", id: "settings" }]);
    expect(ofSetting("memberCount")).to.deep.equal([]);
  });

  it("leaves out a row that is gone and said no more than its key", () => {
    expect(feedOf([{ table: "versions", key: "0xaa", value: undefined }])).to.deep.equal([]);
    expect(feedOf([{ table: "motions", key: "0xaa", value: undefined }])).to.have.length(1);
  });
});
