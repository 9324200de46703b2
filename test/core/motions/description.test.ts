import { expect } from "chai";
import { toUtf8Bytes, Wallet } from "ethers";
import fc from "fast-check";
import {
  DESCRIPTION_LIMIT,
  motionDescription,
  parseDescription,
  recordResolution,
  titleOf,
} from "../../../core/motions/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { refusalOf } from "../refusal.js";

const proposer = Wallet.createRandom().address;
const title = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => text === text.trim() && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text));

describe("motionDescription", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(title, fc.string({ unit: "grapheme", maxLength: 200 }), (heading, text) => {
        const description = motionDescription({ title: heading, text, proposer });
        expect(parseDescription(description)).to.deep.equal({
          title: heading,
          text: text.trim(),
          proposer: proposer.toLowerCase(),
        });
        expect(titleOf(description)).to.equal(heading);
      }),
    );
  });

  it("is at most 4,096 bytes of UTF-8", async () => {
    const rest = toUtf8Bytes(motionDescription({ title: "T", text: "é", proposer })).length - 2;
    const text = "é".repeat((DESCRIPTION_LIMIT - rest) / 2);
    const longest = motionDescription({ title: "T", text, proposer });
    expect(toUtf8Bytes(longest).length).to.be.within(DESCRIPTION_LIMIT - 1, DESCRIPTION_LIMIT);
    const refusal = await refusalOf(
      () => motionDescription({ title: "T", text: `${text}éé`, proposer }),
      "DESCRIPTION_TOO_LONG",
    );
    expect(refusal.hint).to.contain("archive");
  });

  it("refuses a title that is none", async () => {
    for (const bad of ["", " ", " x", "x ", "two\nlines", "hid\u202eden", "\u2028"]) {
      await refusalOf(
        () => motionDescription({ title: bad, text: "", proposer }),
        "TITLE_MALFORMED",
      );
    }
  });

  it("lets only the proposer file it", async () => {
    const dao = await loadFixture(foundCoalition);
    const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
    const [mover, thief] = dao.signers;
    const words = motionDescription({ title: "Meet", text: "", proposer: mover!.address });
    const { target, value, calldata } = recordResolution(contracts, "We meet.");
    const file = (who: typeof mover) =>
      dao.governor.connect(who).propose([target], [value], [calldata], words);
    const error = await file(thief).catch((cause: unknown) => cause);
    expect(explainRevert(error)?.code).to.equal("GOVERNOR_RESTRICTED_PROPOSER");
    await expect(file(mover)).to.emit(dao.governor, "MotionFiled");
  });
});

describe("parseDescription", () => {
  it("makes the best of what other clients write", () => {
    for (const [description, heading] of [
      ["", "(untitled)"],
      ["\n\nJust words\nand more", "Just words"],
      ["## Deeper\ntext", "Deeper"],
      ["# ", "(untitled)"],
      ["# Odd\u202e\ntext", "Odd\\u{202e}"],
    ] as const) {
      expect(titleOf(description)).to.equal(heading);
    }
    expect(parseDescription("# A\nb #proposer=0x12").proposer).to.equal(undefined);
  });

  it("never throws and always has a title of one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (description) => {
        expect(titleOf(description)).to.match(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
      }),
    );
  });
});
