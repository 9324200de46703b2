import { expect } from "chai";
import { hostOf, safeAddress } from "../../../web/parts/link-address.js";

describe("addresses in somebody's text", () => {
  it("lead to the web, to mail and to places of this app", () => {
    for (const address of [
      "https://igf.example/a",
      "http://a.example",
      "mailto:a@b.example",
      "#/motions/0x1",
    ])
      expect(safeAddress(address)).to.equal(address);
  });

  it("lead nowhere else", () => {
    const bad = [
      "javascript:alert(1)",
      "JaVaScRiPt:x",
      "data:text/html,x",
      "vbscript:x",
      "file:///etc/passwd",
    ];
    for (const address of [...bad, "blob:https://a/x", "//a.example", "a/b", "#top", "", " "])
      expect(safeAddress(address), address).to.equal(undefined);
  });

  it("show the host that is reached, whatever they look like", () => {
    expect(hostOf("https://igf.org@evil.example:8443/x")).to.equal("evil.example:8443");
    expect(hostOf("https://аррӏе.com/")).to.match(/^xn--/);
    expect(hostOf("mailto:a@b.example?subject=x")).to.equal("a@b.example");
    expect(hostOf("mailto:")).to.equal(undefined);
    expect(hostOf("#/motions")).to.equal(undefined);
  });
});
