import { expect } from "chai";
import type { Browser } from "playwright-core";
import { ActingPage } from "./acting-page.js";
import { axeFaults, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { announcingScript, injectWallets } from "./wallet.js";

/** People nobody knows yet. */
const [LOCKING, SILENT, LATE, MOVED, OTHER, LYING, AWAY, PAYING, SLOW] = [
  12, 13, 14, 15, 16, 17, 18, 19, 20,
] as const;
const SIGN = "eth_signTypedData_v4";
const SEND = "eth_sendTransaction";

describe("wallets as people have them", function () {
  this.timeout(120_000);
  let stack: Stack;
  let browser: Browser;
  let at: ActingPage;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });
  beforeEach(async () => {
    at = await ActingPage.open(stack, browser);
  });
  afterEach(async () => {
    const { complaints } = at;
    await at.close();
    expect(complaints.all).to.deep.equal([]);
  });

  const accessible = async () => expect(await axeFaults(at.page)).to.deep.equal([]);
  const connectButton = () => at.banner().getByRole("button", { name: "Connect a wallet" });
  const signed = () => at.says("It is on the chain");

  it("are not there at all: the page says how to get one, and shows one installed later at once", async () => {
    await at.configure({ testWallet: false });
    await at.go("#/join");
    await connectButton().click();
    await at.says("No wallet found");
    expect(
      await at
        .dialog()
        .getByRole("button", { name: /test wallet/ })
        .count(),
    ).to.equal(0);
    await accessible();
    const wallet = at.walletOf(LATE, { name: "Late" });
    await injectWallets(at.context, [wallet]);
    await at.page.evaluate(announcingScript(0, wallet));
    await at.press("Use Late");
    await at.expectAccount(LATE);
  });

  it("are offered as a rehearsal's own on a local chain alone, whatever the host says", async () => {
    await at.go("#/join");
    await connectButton().click();
    await at.says(
      "For rehearsals only: everybody has its keys, and nothing it does is worth anything.",
    );
    await at.press("Use the test wallet");
    await at.expectAccount(0);
    await at.banner().locator(".badge", { hasText: "Test wallet" }).waitFor();
    await at.configure({ testWallet: true, chainId: 1 });
    await at.page.evaluate("sessionStorage.clear()");
    await at.page.reload();
    await connectButton().click();
    await at.says("No wallet found");
    expect(
      await at
        .dialog()
        .getByRole("button", { name: /test wallet/ })
        .count(),
    ).to.equal(0);
  });

  it("show no account, lie side by side under one name, and are changed one for the other", async () => {
    const [first, second] = [
      at.walletOf(LATE, { rdns: "org.example.first" }),
      at.walletOf(OTHER, { rdns: "org.example.second" }),
    ];
    await first.useAccounts([]);
    await at.go("#/join", first, second);
    await at.chooseWallet(/org\.example\.first/);
    await at.says(/shows no account/);
    await accessible();
    await first.useAccounts([keyOf(LATE)]);
    await at.press(/org\.example\.first/);
    await at.expectAccount(LATE);
    await at
      .banner()
      .getByRole("button", { name: /^Account/ })
      .click();
    await at.press("Disconnect");
    await at.press(/org\.example\.second/);
    await at.expectAccount(OTHER);
    await first.useAccounts([keyOf(MOVED)]);
    await first.useChain(1);
    await at.banner().getByText(keyOf(OTHER).address.slice(0, 6)).waitFor();
    expect(await at.banner().getByText("Another chain").count()).to.equal(0);
  });

  it("cannot be asked while whoever serves the page is gone: it says so, keeps the page, and goes on", async () => {
    await at.go("#/join", at.walletOf(OTHER));
    await at.fillIn();
    await at.page.route("**/assets/**", (route) => route.abort());
    const missing = at.page.getByText("A part of this page could not be fetched");
    await connectButton().click();
    await missing.waitFor();
    await accessible();
    await at.banner().getByRole("button", { name: "Close", exact: true }).click();
    await missing.waitFor({ state: "detached" });
    await at.pressJoin();
    await missing.waitFor();
    await at.main().getByRole("heading", { level: 1 }).waitFor();
    await at.page.unroute("**/assets/**");
    await at.page.getByRole("button", { name: "Try again" }).click();
    await at.press("Use Scripted");
    await at.says("You act as");
    await at.says(keyOf(OTHER).address);
  });

  it("lock in the middle: nothing is signed, and what was filled in is still there", async () => {
    const wallet = at.walletOf(LOCKING);
    await at.go("#/join", wallet);
    await at.connect(LOCKING);
    await at.fillIn();
    await at.pressJoin();
    await at.says("You act as");
    await wallet.lock();
    await at.says(/nothing was signed or sent/);
    await accessible();
    await at.closeDialog();
    await wallet.lock(false);
    await at.connect(LOCKING);
    await at.pressJoin();
    await at.press("Sign in my wallet");
    await signed();
    expect(wallet.promptsOf(SIGN)).to.have.length(1);
    expect(await at.isMember(LOCKING)).to.equal(true);
  });

  it("do not answer whether the page may see the account: another is used, and stays", async () => {
    const [first, second] = [
      at.walletOf(SILENT, { name: "First" }),
      at.walletOf(OTHER, { name: "Second" }),
    ];
    first.behaviour.silent = ["eth_requestAccounts"];
    await at.go("#/join", first, second);
    await at.chooseWallet("Use First");
    await at.says("Your wallet asks whether this page may see your account.");
    await accessible();
    await at.press("Stop waiting");
    await at.press("Use Second");
    await at.dialog().getByText(keyOf(OTHER).address).waitFor();
    first.answer();
    await at.expectAccount(OTHER);
  });

  it("do not answer when they are to sign: the page says what it waits for, and what comes too late is thrown away", async () => {
    const wallet = at.walletOf(SILENT);
    await at.go("#/join", wallet);
    await at.connect(SILENT);
    await at.fillIn();
    wallet.behaviour.silent = [SIGN];
    await at.pressJoin();
    await at.press("Sign in my wallet");
    await at.says("It asks you to sign. Compare what it shows with what you read here.");
    await accessible();
    await at.closeDialog();
    await at.main().getByText("It has begun. You find it at the top of the page.").waitFor();
    await accessible();
    await at
      .banner()
      .getByRole("button", { name: /1 under way/ })
      .click();
    await at.dialog().getByText("waits for you").waitFor();
    await at.press("Open");
    await at.press("Stop waiting");
    await at.says(/has not answered, and nothing was done/);
    wallet.answer();
    await at.press("Try again");
    await at.dialog().getByRole("button", { name: "Sign in my wallet" }).waitFor();
    expect(await at.isMember(SILENT), "the first signature went nowhere").to.equal(false);
    await at.press("Sign in my wallet");
    await signed();
    expect(await at.isMember(SILENT)).to.equal(true);
  });

  it("send what nobody waited for any more: it is followed all the same, and done once", async () => {
    const wallet = at.walletOf(PAYING);
    await at.configure({ currency: { name: "Test Coin", symbol: "TST", decimals: 18 } });
    await at.go("#/join", wallet);
    await at.connect(PAYING);
    await at.fillIn();
    await at.page.route("**/v1/papers", (route) => route.abort());
    wallet.behaviour.silent = [SEND];
    await at.pressJoin();
    await at.press("Sign in my wallet");
    await at.says(/ TST$/);
    expect(
      await at
        .dialog()
        .getByText(/\bETH\b/)
        .count(),
    ).to.equal(0);
    await at.press("Send it and pay");
    await at.press("Stop waiting");
    await at.says(/If you still say yes there, it is sent/);
    expect(await at.dialog().getByRole("button", { name: "Try again" }).count()).to.equal(0);
    await accessible();
    await at.closeDialog();
    wallet.answer();
    await at
      .banner()
      .getByRole("button", { name: /1 under way/ })
      .click();
    await at.dialog().getByText("on the chain").waitFor();
    expect(await at.isMember(PAYING)).to.equal(true);
    expect(wallet.promptsOf(SEND)).to.have.length(1);
  });

  it("turn to another account in the middle: nothing goes out for the wrong person", async () => {
    const wallet = at.walletOf(MOVED, { keys: [keyOf(MOVED), keyOf(OTHER)] });
    await at.go("#/join", wallet);
    await at.connect(MOVED);
    await at.fillIn();
    await at.pressJoin();
    await at.says("You act as");
    await wallet.useAccounts([keyOf(OTHER), keyOf(MOVED)]);
    await at.says(/The account in your wallet changed/);
    expect(await at.dialog().getByRole("button", { name: "Try again" }).count()).to.equal(0);
    await at.closeDialog();
    wallet.behaviour.silent = [SIGN];
    await at.pressJoin();
    await at.dialog().getByText(keyOf(OTHER).address.slice(0, 6)).first().waitFor();
    await at.press("Sign in my wallet");
    await at.says("It asks you to sign. Compare what it shows with what you read here.");
    await wallet.useAccounts([keyOf(MOVED), keyOf(OTHER)]);
    wallet.answer();
    await at.says(/The account in your wallet changed/);
    await at.closeDialog();
    expect([await at.isMember(MOVED), await at.isMember(OTHER)]).to.deep.equal([false, false]);
    await at.pressJoin();
    await at.press("Sign in my wallet");
    await signed();
    expect([await at.isMember(MOVED), await at.isMember(OTHER)]).to.deep.equal([true, false]);
  });

  it("lose their connection, and have it back", async () => {
    const wallet = at.walletOf(OTHER);
    await at.go("#/join", wallet);
    await at.connect(OTHER);
    await wallet.cutOff();
    await at.banner().getByText("Wallet cut off").waitFor();
    expect(await at.banner().getByText("Another chain").count()).to.equal(0);
    await at
      .banner()
      .getByRole("button", { name: /^Account/ })
      .click();
    await at.says("The wallet has lost its own connection.");
    await accessible();
    await at.closeDialog();
    await wallet.cutOff(false);
    await at.banner().getByText("Wallet cut off").waitFor({ state: "detached" });
  });

  it("do not know the chain: it is offered as it is, refused, and taken", async () => {
    const wallet = at.walletOf(AWAY, { chainId: 1 });
    await at.configure({
      rpcUrls: ["./rpc", stack.rpcUrl],
      currency: { name: "Test Coin", symbol: "TST", decimals: 18 },
    });
    await at.page.route("**/rpc", (route) => route.abort());
    await at.go("#/join", wallet);
    await at.connect(AWAY);
    await at.fillIn();
    wallet.behaviour.refuses = ["wallet_addEthereumChain"];
    await at.pressJoin();
    await at.says("You declined");
    const name = await stack.contracts.membership.name();
    expect(wallet.promptsOf("wallet_addEthereumChain")[0]?.params).to.deep.equal([
      {
        ...{ chainId: "0x7a69", chainName: name },
        rpcUrls: [`${stack.url}/rpc`, new URL(stack.rpcUrl).href],
        nativeCurrency: { name: "Test Coin", symbol: "TST", decimals: 18 },
      },
    ]);
    wallet.behaviour.refuses = false;
    await at.press("Try again");
    await at.press("Sign in my wallet");
    await signed();
    expect(await at.isMember(AWAY)).to.equal(true);
  });

  it("say that they changed the chain, and did not: nothing is signed or sent elsewhere", async () => {
    const wallet = at.walletOf(LYING, { chainId: 1 });
    wallet.behaviour.knows.push(31_337);
    wallet.behaviour.stays = true;
    await at.go("#/join", wallet);
    await at.connect(LYING);
    await at.fillIn();
    await at.pressJoin();
    await at.says(/still on another chain/);
    await accessible();
    wallet.behaviour.stays = false;
    await at.press("Try again");
    await at.dialog().getByRole("button", { name: "Sign in my wallet" }).waitFor();
    await wallet.useChain(1);
    await at.page.route("**/v1/papers", (route) => route.abort());
    await at.press("Sign in my wallet");
    await at.says("No relay answers now.");
    await wallet.useChain(1);
    wallet.behaviour.stays = true;
    await at.press("Send it and pay");
    await at.says(/still on another chain/);
    expect(wallet.promptsOf(SEND)).to.have.length(0);
    expect(await at.isMember(LYING)).to.equal(false);
  });

  it("do not answer whether they change the chain: the page goes on without", async () => {
    const wallet = at.walletOf(SLOW, { chainId: 1 });
    wallet.behaviour.knows.push(31_337);
    wallet.behaviour.silent = ["wallet_switchEthereumChain"];
    await at.go("#/join", wallet);
    await at.connect(SLOW);
    await at
      .banner()
      .getByRole("button", { name: /^Account/ })
      .click();
    await at.press("Change to the coalition's chain");
    await at.says("It asks you to change to the coalition's chain.");
    await at.press("Stop waiting");
    await at.press("Close");
    await at.fillIn();
    await at.pressJoin();
    await at.says("It asks you to change to the coalition's chain.");
    await at.press("Stop waiting");
    await at.says(/has not answered, and nothing was done/);
    wallet.answer();
    await at.banner().getByText("Another chain").waitFor({ state: "detached" });
    await at.press("Try again");
    await at.press("Sign in my wallet");
    await signed();
    expect(await at.isMember(SLOW)).to.equal(true);
  });
});
