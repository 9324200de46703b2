import { expect } from "chai";
import { Transaction } from "ethers";
import type { Browser } from "playwright-core";
import { ActingPage } from "./acting-page.js";
import { axeFaults, openBrowser } from "./browser.js";
import { openStack, type Stack } from "./stack.js";
import type { ScriptedWallet } from "./wallet.js";

/** People nobody knows yet. */
const [CARRIED, ABANDONED, PAYING] = [12, 13, 14] as const;
const SIGN = "eth_signTypedData_v4";
const SEND = "eth_sendTransaction";

describe("an act that the chain takes back", function () {
  this.timeout(180_000);
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

  /** Up to the first press of a button in the dialog. */
  async function beginToJoin(person: number): Promise<ScriptedWallet> {
    const wallet = at.walletOf(person);
    await at.go("#/join", wallet);
    await at.connect(person);
    await at.fillIn();
    await at.pressJoin();
    await at.dialog().getByRole("button", { name: "Sign in my wallet" }).waitFor();
    return wallet;
  }

  /** The blocks since are replaced by others, in which nothing happened. */
  async function takeBack(snapshot: unknown): Promise<void> {
    await stack.chain.request("evm_revert", snapshot);
    for (let blocks = 0; blocks < 5; blocks++) await stack.chain.travel(7);
  }

  async function expectTakenBack(person: number): Promise<void> {
    await at.says("The chain took it back");
    await at.says(/It counts as not done\./);
    expect(await at.dialog().getByText("It is on the chain", { exact: true }).count()).to.equal(0);
    expect(await axeFaults(at.page)).to.deep.equal([]);
    expect(await at.isMember(person)).to.equal(false);
  }

  /** The newest transaction as it was sent, so that anybody can send it again. */
  async function newestRaw(): Promise<string> {
    const { provider } = stack.chain;
    const hash = (await provider.getBlock("latest"))?.transactions[0] ?? "";
    const sent = await provider.getTransaction(hash);
    if (sent === null) throw new Error("the newest block is empty");
    const { to, data, nonce, gasLimit, maxFeePerGas, maxPriorityFeePerGas, chainId } = sent;
    const { value, signature } = sent;
    const fees = { gasLimit, maxFeePerGas, maxPriorityFeePerGas };
    return Transaction.from({ type: 2, to, data, nonce, chainId, value, signature, ...fees })
      .serialized;
  }

  it("is told as undone, and as done again when the same comes again by itself", async () => {
    const wallet = await beginToJoin(CARRIED);
    const before = await stack.chain.request("evm_snapshot");
    await at.press("Sign in my wallet");
    await at.says("It is on the chain");
    await at.closeDialog();
    const raw = await newestRaw();
    await stack.killRelay();
    try {
      await takeBack(before);
      // The dialog was closed: it comes back.
      await expectTakenBack(CARRIED);
      await at.says(/may bring it again by itself/);
      await at.closeDialog();
      await at
        .banner()
        .getByRole("button", { name: /1 under way/ })
        .click();
      await at.dialog().getByText("taken back").waitFor();
      await at.press("Open");
      await stack.chain.request("eth_sendRawTransaction", raw);
      await at.says("It is on the chain");
      expect(await at.isMember(CARRIED)).to.equal(true);
    } finally {
      await stack.startRelay();
    }
    expect(wallet.promptsOf(SIGN), "signed once").to.have.length(1);
    expect(wallet.promptsOf(SEND)).to.have.length(0);
  });

  it("is sent again as what was signed, also when the relay is gone, and counts once", async () => {
    const wallet = await beginToJoin(ABANDONED);
    const before = await stack.chain.request("evm_snapshot");
    await at.press("Sign in my wallet");
    await at.says("It is on the chain");
    await stack.killRelay();
    try {
      await takeBack(before);
      await expectTakenBack(ABANDONED);
      await at.press("Send it again");
      await at.says("No relay answers now.");
      await at.press("Send it and pay");
      await at.says("Your account sent it.");
      expect(await at.isMember(ABANDONED)).to.equal(true);
      expect(wallet.promptsOf(SIGN), "signed once").to.have.length(1);
      const [{ to } = { to: "" }] = wallet.promptsOf(SEND)[0]?.params as [{ to: string }];
      expect(to.toLowerCase()).to.equal(stack.contracts.addresses.authenticator.toLowerCase());
    } finally {
      await stack.startRelay();
    }
  });

  it("is offered again with its price when the account had paid for it itself", async () => {
    await at.page.route("**/v1/papers", (route) => route.abort());
    const wallet = await beginToJoin(PAYING);
    const before = await stack.chain.request("evm_snapshot");
    await at.press("Sign in my wallet");
    await at.press("Send it and pay");
    await at.says("Your account sent it.");
    await at.closeDialog();
    await takeBack(before);
    await expectTakenBack(PAYING);
    await at.press("Send it again");
    await at.says("The chain took back what was done.");
    await at.dialog().getByText("Fee, at most").waitFor();
    expect(await at.isMember(PAYING), "nothing without consent").to.equal(false);
    await at.press("Send it and pay");
    await at.says("Your account sent it.");
    expect(await at.isMember(PAYING)).to.equal(true);
    expect(wallet.promptsOf(SEND)).to.have.length(2);
  });
});
