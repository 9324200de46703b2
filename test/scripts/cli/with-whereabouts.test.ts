import { expect } from "chai";
import { withWhereabouts } from "../../../scripts/cli/with-whereabouts.js";

const HINT = "Second it: npm run dao -- second 0x12 --as <account>, then npm run dao -- status";

describe("commands that a text tells somebody to type", () => {
  it("name every place that is not the usual one, before the verb", () => {
    const say = withWhereabouts({
      network: "sepolia",
      rpc: "https://rpc.example/",
      coalition: "coalitions/example.json5",
      deployments: "deploy/deployments",
    });
    const where =
      "--network sepolia --rpc https://rpc.example/ --coalition coalitions/example.json5";
    expect(say(HINT)).to.equal(
      `Second it: npm run dao -- ${where} second 0x12 --as <account>, then npm run dao -- ${where} status`,
    );
  });

  it("are left alone where everything is as usual, or nothing is known", () => {
    const usual = { network: "local", coalition: "coalitions/dc-bas.json5" };
    for (const settings of [usual, {}, undefined])
      expect(withWhereabouts(settings)(HINT)).to.equal(HINT);
  });

  it("say nothing of who acts or how: that is the reader's choice", () => {
    const settings = { as: "3", via: "http://relay.example", json: true, yes: true };
    expect(withWhereabouts(settings)(HINT)).to.equal(HINT);
  });

  it("are one word of a shell for each value", () => {
    const say = withWhereabouts({ coalition: "my files/it's $HOME.json5" });
    expect(say("npm run dao -- status")).to.equal(
      "npm run dao -- --coalition 'my files/it'\\''s $HOME.json5' status",
    );
  });

  it("leave help alone, which is the same everywhere", () => {
    const say = withWhereabouts({ network: "sepolia" });
    for (const help of ["npm run dao -- --help", "npm run dao -- office list --help"])
      expect(say(help)).to.equal(help);
  });
});
