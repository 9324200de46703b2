import { expect } from "chai";
import { isDaoError } from "../../../../core/errors.js";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { EMPTY_DRAFT, type MotionDraft } from "../../../../web/places/motions/filing/draft.js";
import { faultInStep } from "../../../../web/places/motions/filing/fault-in-step.js";
import { ethers, foundCoalition, loadFixture } from "../../../fixture/coalition.js";

async function setUp() {
  const { directory } = await foundCoalition();
  const contracts = await connectCoalition(await directory.getAddress(), ethers.provider);
  return { contracts: () => Promise.resolve(contracts), files: {} };
}

const draft = (more: Partial<MotionDraft>): MotionDraft => ({ ...EMPTY_DRAFT, ...more });
const codeOf = (error: unknown) => (isDaoError(error) ? error.code : error);

describe("what is typed in a step of a motion", () => {
  it("is held against what its action takes, before the next step", async () => {
    const around = await loadFixture(setUp);
    const content = async (more: Partial<MotionDraft>) =>
      codeOf(await faultInStep("content", draft(more), around));
    const list = (listName: string) => content({ about: "openList", fields: { listName } });
    expect(await list("young people")).to.equal("LIST_NAME_MALFORMED");
    expect(await list("young-people")).to.equal(undefined);
    expect(await content({ about: "resolution" })).to.equal("TEXT_MISSING");
    expect(await content({ about: "remove", fields: { account: "0x12", reason: "x" } })).to.equal(
      "ADDRESS_MALFORMED",
    );
    expect(await content({ about: "rule" })).to.equal("NOTHING_TO_CHANGE");
    expect(await content({ about: "poll", fields: { poll: "Shall we meet?" } })).to.equal(
      undefined,
    );
    const text = { language: "en", authentic: false, text: "Words" };
    const fields = { kind: "minutes", name: "minutes" };
    expect(await content({ about: "adopt", fields, renditions: [text] })).to.equal(
      "RENDITIONS_REFUSED",
    );
    const authentic = { ...text, authentic: true };
    expect(await content({ about: "adopt", fields, renditions: [authentic] })).to.equal(undefined);
  });

  it("needs a title", async () => {
    const around = await loadFixture(setUp);
    const words = async (title: string) =>
      codeOf(await faultInStep("words", draft({ title }), around));
    expect(await words(" ")).to.equal("TITLE_MALFORMED");
    expect(await words("A title")).to.equal(undefined);
  });

  it("is not held up by a connection that is gone: the last step says so", async () => {
    const contracts = () =>
      Promise.reject(Object.assign(new Error("no"), { code: "NETWORK_ERROR" }));
    const given = draft({ about: "openList", fields: { listName: "young people" } });
    expect(await faultInStep("content", given, { contracts, files: {} })).to.equal(undefined);
  });
});
