import { expect } from "chai";
import type { MotionTextView } from "../../../../core/wire/read.js";
import type { MotionView } from "../../../../web/reading/reader.js";
import {
  ballotTexts,
  headText,
  isRanked,
  optionsOf,
  speakingText,
} from "../../../../web/places/motions/motion/texts.js";

const text = (id: string, more: Partial<MotionTextView> = {}) =>
  ({ id, kind: "motion", title: id, ...more }) as MotionTextView;

const option = (number: number, origin: string, now = origin, standing = true) =>
  ({ number, origin, text: now, standing }) as MotionView["options"][number];

const motion = (more: Partial<MotionView>) =>
  ({
    ...{ id: "0x01", options: [option(1, "0x01")], texts: [text("0x01")], replacements: [] },
    ...more,
  }) as MotionView;

describe("texts of a motion", () => {
  it("has rivals without a place after those on the ballot", () => {
    const view = motion({
      options: [option(1, "0x01"), option(2, "0x03", "0x04")],
      texts: [
        text("0x01"),
        text("0x02", { kind: "rival" }),
        text("0x03", { kind: "rival" }),
        text("0x04", { kind: "correction", corrects: "0x03" }),
      ],
    });
    const options = optionsOf(view, 0);
    expect(options.map((o) => [o.number, o.origin.id, o.text.id])).to.deep.equal([
      [1, "0x01", "0x01"],
      [2, "0x03", "0x04"],
      [undefined, "0x02", "0x02"],
    ]);
    expect(isRanked(view)).to.equal(true);
    expect(isRanked(motion({}))).to.equal(false);
  });

  it("shows a replacement until its time is over or somebody objects", () => {
    const announced = {
      ...{ how: "corrected" as const, origin: "0x01", text: "0x02" },
      ...{ announcedAt: 5, objectUntil: 10, objected: false },
    };
    const texts = [text("0x01"), text("0x02", { kind: "correction", corrects: "0x01" })];
    const pending = (replacements: MotionView["replacements"], now: number) =>
      optionsOf(motion({ texts, replacements }), now)[0]?.pending?.content.id;
    expect(pending([announced], 10)).to.equal("0x02");
    expect(pending([announced], 11)).to.equal(undefined);
    expect(pending([{ ...announced, objected: true }], 6)).to.equal(undefined);
    expect(isRanked(motion({ texts, replacements: [announced] }))).to.equal(true);
  });

  it("is headed by what won once it has passed, and until then by its own place", () => {
    const view = motion({
      options: [option(1, "0x01", "0x03"), option(2, "0x02")],
      texts: [
        text("0x01"),
        text("0x02", { kind: "rival" }),
        text("0x03", { kind: "correction", corrects: "0x01" }),
      ],
      // Who leads while ballots come in.
      winner: "0x02",
    });
    expect(headText(view, optionsOf(view, 0))?.id).to.equal("0x03");
    const passed = { ...view, passedAs: { id: "0x02", title: "0x02" } };
    expect(headText(passed, optionsOf(passed, 0))?.id).to.equal("0x02");
  });

  it("makes ballots out for what stands, and lets the winner speak", () => {
    const view = motion({
      options: [option(1, "0x01", "0x01", false), option(2, "0x02")],
      texts: [text("0x01"), text("0x02", { kind: "rival" })],
    });
    expect(ballotTexts(view)).to.deep.equal([0n, 2n]);
    expect(speakingText(view)?.id).to.equal("0x02");
    expect(speakingText({ ...view, winner: "0x01" })?.id).to.equal("0x01");
    expect(speakingText(motion({ options: [] }))?.id).to.equal("0x01");
  });
});
