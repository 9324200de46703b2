import { expect } from "chai";
import { DaoError } from "../../../core/errors.js";
import { describeError } from "../../../web/parts/failure.js";

const said = (message: string) => describeError(new DaoError("ANY", message))?.words;

describe("what an error says to a person", () => {
  it("is a sentence, so that a hint can follow it", () => {
    expect(said("block bafy is not in the content store")).to.equal(
      "Block bafy is not in the content store.",
    );
    expect(said("The node does not answer.")).to.equal("The node does not answer.");
    expect(said("eth_getLogs was refused")).to.equal("eth_getLogs was refused.");
    const hinted = new DaoError("ANY", "it is gone", { hint: "Look elsewhere." });
    expect(describeError(hinted)).to.deep.equal({ words: "It is gone.", hint: "Look elsewhere." });
  });

  it("is nothing where nothing was said", () => {
    expect(describeError(new Error(""))).to.equal(undefined);
    expect(describeError("gone")).to.equal(undefined);
    expect(describeError(new Error("invalid"))).to.deep.equal({ words: "Invalid." });
  });
});
