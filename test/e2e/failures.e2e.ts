import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31337;
/** People nobody knows yet. */
const [DECLINING, ELSEWHERE, ABANDONED, RELOADING] = [12, 13, 14, 15] as const;

describe("when something goes wrong while acting", () => {
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let page: Page;
  const wallets: ScriptedWallet[] = [];

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });
  afterEach(async () => {
    await context?.close();
    for (const wallet of wallets.splice(0)) wallet.close();
  });

  const walletOf = (person: number, name = "Scripted", chainId = CHAIN) => {
    const rdns = `org.example.${name.toLowerCase()}`;
    const keys = [keyOf(person)];
    const wallet = new ScriptedWallet({ keys, rpc: stack.rpcUrl, chainId, name, rdns });
    wallet.behaviour.knows.push(CHAIN);
    wallets.push(wallet);
    return wallet;
  };

  async function open(path: string, ...injected: ScriptedWallet[]): Promise<void> {
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    await injectWallets(context, injected);
    page = await context.newPage();
    await page.goto(`${stack.url}/${path}`);
    await page.locator("h1:not(.waiting)").waitFor();
  }

  const dialog = () => page.getByRole("dialog");
  const press = (name: string | RegExp) => dialog().getByRole("button", { name }).click();
  const says = (text: string | RegExp) => dialog().getByText(text).first().waitFor();

  async function connect(name = "Scripted"): Promise<void> {
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    await press(`Use ${name}`);
  }

  async function connected(person: number): Promise<void> {
    await dialog().getByText(keyOf(person).address).waitFor();
    await press("Close");
    await dialog().waitFor({ state: "detached" });
  }

  /** Fills in the form, and presses its button. */
  async function join(): Promise<void> {
    const main = page.getByRole("main");
    await main.locator("label:has(input[type=radio])").first().click();
    await main.locator("label:has(input[type=checkbox])").first().click();
    await main.getByRole("button", { name: "Join the coalition" }).click();
  }

  const isMember = (person: number) => stack.contracts.membership.isMember(keyOf(person).address);

  it("says who declined and why not, and goes on with the wallet that does it", async () => {
    const [first, second] = [walletOf(DECLINING, "First"), walletOf(ELSEWHERE, "Second")];
    await open("#/join", first, second);
    first.behaviour.refuses = true;
    await connect("First");
    await says("You declined");
    first.behaviour.refuses = false;
    first.behaviour.locked = true;
    await press("Use First");
    await says(/locked/);
    expect(await axeFaults(page)).to.deep.equal([]);
    await press("Use Second");
    await connected(ELSEWHERE);
    await second.useAccounts([keyOf(DECLINING)]);
    await page.getByRole("banner").getByText(keyOf(DECLINING).address.slice(0, 6)).waitFor();
    expect(complaints.all).to.deep.equal([]);
  });

  it("does nothing when the signature is refused, keeps what was filled in, and tries again", async () => {
    const wallet = walletOf(DECLINING);
    await open("#/join", wallet);
    await connect();
    await connected(DECLINING);
    wallet.behaviour.refuses = ["eth_signTypedData_v4"];
    await join();
    await says("I join the coalition and accept this version of its Code of Conduct.");
    expect(await axeFaults(page)).to.deep.equal([]);
    await press("Sign in my wallet");
    await says("You declined");
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await isMember(DECLINING)).to.equal(false);
    wallet.behaviour.refuses = false;
    await press("Try again");
    await press("Sign in my wallet");
    await says("It is on the chain");
    expect(await isMember(DECLINING)).to.equal(true);
    expect(wallet.promptsOf("eth_sendTransaction"), "the relay paid").to.have.length(0);
    expect(complaints.all).to.deep.equal([]);
  });

  it("brings a wallet from another chain to the coalition's before it signs", async () => {
    const wallet = walletOf(ELSEWHERE, "Scripted", 1);
    await open("#/join", wallet);
    await connect();
    await says("Your wallet is on another chain than the coalition.");
    await connected(ELSEWHERE);
    wallet.behaviour.refuses = ["wallet_switchEthereumChain"];
    await join();
    await says("You declined");
    wallet.behaviour.refuses = false;
    await press("Try again");
    await press("Sign in my wallet");
    await says("It is on the chain");
    expect(await isMember(ELSEWHERE)).to.equal(true);
    expect(complaints.all).to.deep.equal([]);
  });

  it("follows what a relay promised through a reload", async () => {
    await open("#/join", walletOf(RELOADING));
    await connect();
    await connected(RELOADING);
    await page.route("**/v1/receipts/**", (route) => route.abort());
    await join();
    await press("Sign in my wallet");
    await says(/signed a promise/);
    await page.reload();
    const pending = page.getByRole("banner").getByRole("button", { name: /1 under way/ });
    await pending.waitFor();
    await page.unroute("**/v1/receipts/**");
    await pending.click();
    await dialog()
      .getByText(/on the chain/)
      .waitFor();
    await press("Open");
    await says("It is on the chain");
    expect(await isMember(RELOADING)).to.equal(true);
    expect(complaints.all).to.deep.equal([]);
  });

  it("offers a normal transaction when the relay is gone, and does it once", async () => {
    const wallet = walletOf(ABANDONED);
    await open("#/join", wallet);
    await connect();
    await connected(ABANDONED);
    await join();
    await says("I join the coalition and accept this version of its Code of Conduct.");
    await stack.killRelay();
    try {
      await press("Sign in my wallet");
      await says("As a normal transaction, paid by your account");
      await says("No relay answers now.");
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await isMember(ABANDONED), "nothing without consent").to.equal(false);
      await press("Send it and pay");
      await says("Your account sent it.");
      expect(await isMember(ABANDONED)).to.equal(true);
      expect(wallet.promptsOf("eth_sendTransaction")).to.have.length(1);
      const [{ to } = { to: "" }] = wallet.promptsOf("eth_sendTransaction")[0]?.params as [
        { to: string },
      ];
      // The very paper that was signed: it cannot count twice.
      expect(to.toLowerCase()).to.equal(stack.contracts.addresses.authenticator.toLowerCase());
    } finally {
      await stack.startRelay();
    }
  });
});
