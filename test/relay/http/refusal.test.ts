import { expect } from "chai";
import { DaoError } from "../../../core/errors.js";
import { statusOf } from "../../../relay/http/refusal.js";

const status = (code: string, more = {}) =>
  statusOf(Object.assign(new DaoError(code, "Something.", { hint: "Do." }), more));

describe("the status of a refusal", () => {
  it("is the asker's where what was asked is wrong, and the relay's where it is in trouble", () => {
    for (const [expected, ...codes] of [
      [400, "CID_MALFORMED", "SIGNATURE_INVALID", "JSON_DEEP"],
      [404, "LIST_UNKNOWN", "CONTENT_MISSING", "HISTORY_UNKNOWN"],
      [413, "CONTENT_TOO_LARGE", "CAR_TOO_LARGE"],
      [422, "PAPER_EXPIRED"],
      [451, "CONTENT_REFUSED"],
      [503, "BLOCK_MISSING", "LOG_MALFORMED", "CONTENT_DAMAGED", "CHAIN_UNREACHABLE"],
      [507, "CONTENT_BUDGET_SPENT", "CONTENT_SHARE_SPENT"],
    ] as const)
      for (const code of codes) expect(status(code), code).to.equal(expected);
  });

  it("is its own where it brings one", () => {
    expect(status("INDEX_MOVING", { status: 503 })).to.equal(503);
  });
});
