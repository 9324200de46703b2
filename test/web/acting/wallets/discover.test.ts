import { expect } from "chai";
import {
  discoverWallets,
  type FoundWallet,
  walletIn,
} from "../../../../web/acting/wallets/discover.js";

const provider = { request: () => Promise.resolve(null) };
const info = {
  uuid: "u-1",
  name: "A wallet",
  rdns: "org.example",
  icon: "data:image/png;base64,AA",
};

describe("wallets that announce themselves", () => {
  const announce = (page: EventTarget, detail: unknown) =>
    page.dispatchEvent(Object.assign(new Event("eip6963:announceProvider"), { detail }));

  it("are found side by side, also late, each once, until nobody listens", () => {
    const page = new EventTarget();
    page.addEventListener("eip6963:requestProvider", () => announce(page, { info, provider }));
    const found: FoundWallet[] = [];
    const stop = discoverWallets(page, (wallet) => found.push(wallet));
    announce(page, { info, provider });
    announce(page, { info: { ...info, uuid: "u-2", name: "Another" }, provider });
    expect(found.map(({ name }) => name)).to.deep.equal(["A wallet", "Another"]);
    stop();
    announce(page, { info: { ...info, uuid: "u-3" }, provider });
    expect(found).to.have.length(2);
  });

  it("are no wallets without a name or a way to ask", () => {
    for (const detail of [
      ...[undefined, null, 7, "wallet", {}, { info }, { provider }],
      { info: { ...info, name: "" }, provider },
      { info: { ...info, uuid: 7 }, provider },
      { info, provider: {} },
      { info, provider: { request: "no" } },
      { info: { ...info, name: "x".repeat(300) }, provider },
    ])
      expect(walletIn(detail), JSON.stringify(detail)).to.equal(undefined);
  });

  it("show no picture from elsewhere, and no name that reaches beyond itself", () => {
    for (const icon of [
      ...["https://example.org/a.png", "javascript:alert(1)", "data:text/html,<b>", 7, undefined],
    ])
      expect(walletIn({ info: { ...info, icon }, provider })?.icon).to.equal(undefined);
    expect(walletIn({ info, provider })?.icon).to.equal(info.icon);
    const name = "Safe\u202E\u2066 one\u0000\n";
    expect(walletIn({ info: { ...info, name }, provider })?.name).to.equal("Safe one");
    expect(walletIn({ info: { ...info, name: "\u202E" }, provider })?.name).to.equal("?");
  });

  it("are not counted without end", () => {
    const page = new EventTarget();
    let found = 0;
    discoverWallets(page, () => (found += 1));
    for (let i = 0; i < 200; i++) announce(page, { info: { ...info, uuid: `u-${i}` }, provider });
    expect(found).to.equal(30);
  });
});
