import { expect } from "chai";
import { DaoError, isDaoError } from "../../core/errors.js";

describe("DaoError", () => {
  it("carries code, message, hint and cause", () => {
    const cause = new Error("underneath");
    const error = new DaoError("CID_MALFORMED", "not a CID", { hint: "use another", cause });
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({ name: "DaoError", code: "CID_MALFORMED", message: "not a CID" });
    expect(error).to.include({ hint: "use another", cause });
  });

  it("becomes the JSON that --json prints, without cause or stack", () => {
    const error = new DaoError("X", "what", { hint: "how", cause: new Error("secret") });
    expect(JSON.parse(JSON.stringify(error))).to.deep.equal({
      error: { code: "X", message: "what", hint: "how" },
    });
    expect(JSON.parse(JSON.stringify(new DaoError("X", "what")))).to.deep.equal({
      error: { code: "X", message: "what" },
    });
  });

  it("is told from bugs and from things that are no errors", () => {
    expect(isDaoError(new DaoError("X", "what"))).to.equal(true);
    for (const other of [new Error("bug"), { code: "X", message: "what" }, "X", null, undefined]) {
      expect(isDaoError(other)).to.equal(false);
    }
  });
});
