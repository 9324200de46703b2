import { expect } from "chai";
import { sha256, toUtf8Bytes, ZeroHash } from "ethers";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { FOUNDERS, keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const NEWCOMER = keyOf(FOUNDERS);
const ACCOUNT = NEWCOMER.address;
const DAY = 86_400;
const PROFILE = "# I write standards.\n";

describe("joining, being a member and leaving in the browser", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: Complaints;
  let wallet: ScriptedWallet;

  const open = async (place: string) => {
    await page.goto(`${stack.url}/#${place}`);
    await page.locator("h1:not(.waiting)").waitFor();
  };
  /** Presses a button and goes through the dialog, whichever way the act travels. */
  const act = async (name: string) => {
    await page.locator("main").getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog");
    const agree = dialog.getByRole("button", { name: /^(Sign in my wallet|Send it and pay)$/ });
    await agree.click().catch(async (cause: unknown) => {
      throw new Error(`the dialog says: ${await dialog.innerText()}`, { cause });
    });
    await dialog.getByText("It is on the chain", { exact: true }).waitFor({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
  };
  const expectAccessible = async () => {
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).to.deep.equal([]);
  };

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    const { chainId } = await stack.chain.provider.getNetwork();
    const rpc = { rpc: stack.rpcUrl, chainId: Number(chainId) };
    wallet = new ScriptedWallet({ keys: [NEWCOMER], ...rpc });
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    await injectWallets(context, [wallet]);
    page = await context.newPage();
  });
  after(async () => {
    wallet?.close();
    await browser?.close();
    await stack?.close();
  });

  it("shows the code, checked here, and lets nobody sign before a group and the code were chosen", async () => {
    await open("/join");
    const text = page.getByRole("region", { name: "Text" });
    await text.getByRole("heading", { name: "Seven duties" }).waitFor();
    await page.getByText("The members have not adopted a charter yet.").waitFor();
    const join = page.getByRole("button", { name: "Join the coalition", exact: true });
    expect(await join.isDisabled()).to.equal(true);
    await page.getByText("Choose a stakeholder group first.").waitFor();
    await page.getByText("technical community", { exact: true }).click();
    await page.getByText("Tick the box above first.").waitFor();
    await expectAccessible();
  });

  it("says so when the text is not in the reader's language, and keeps what was chosen", async () => {
    await page
      .getByRole("button", { name: "Français" })
      .or(page.getByText("Français"))
      .first()
      .click();
    await page
      .getByText("Il n’y a pas encore de texte dans cette langue", { exact: false })
      .waitFor();
    expect(await page.getByRole("radio", { checked: true }).count()).to.equal(1);
    await page.getByText("English", { exact: true }).first().click();
    await page.getByRole("heading", { name: "Join", exact: true }).waitFor();
  });

  it("takes a seat by one signature, paid by the relay", async () => {
    await page.getByRole("button", { name: "Connect a wallet" }).first().click();
    await page.getByRole("button", { name: /Scripted/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(ACCOUNT).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("I have read version 1 of the Code of Conduct").click();
    const before = await stack.chain.provider.getBalance(ACCOUNT);
    await act("Join the coalition");
    await page.getByRole("heading", { name: "My seat", exact: true }).waitFor();
    expect(await stack.contracts.membership.isMember(ACCOUNT)).to.equal(true);
    expect((await stack.contracts.membership.seatOf(ACCOUNT)).group).to.equal(3n);
    expect(await stack.chain.provider.getBalance(ACCOUNT)).to.equal(before);
    await page.locator(".badge", { hasText: "Waiting for the right to vote" }).waitFor();
    await expectAccessible();
  });

  it("becomes a voter after the waiting, by whoever presses the button", async () => {
    // No relay brings what is nobody's in particular: whoever presses the button pays.
    const founder = keyOf(0).connect(stack.chain.provider);
    await (await founder.sendTransaction({ to: ACCOUNT, value: 10n ** 18n })).wait();
    await stack.chain.travel(14 * DAY + 60);
    await page.reload();
    await act("Enrol me now");
    expect(await stack.contracts.membership.isVoter(ACCOUNT)).to.equal(true);
    await page.locator(".badge", { hasText: "Voter" }).waitFor();
  });

  it("publishes a profile's fingerprint, and tells the file from another", async () => {
    const choose = (text: string) =>
      page
        .locator("input[type=file]")
        .setInputFiles({ name: "me.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
    await choose(PROFILE);
    await act("Publish its fingerprint");
    expect(await stack.contracts.membership.profileOf(ACCOUNT)).to.equal(
      sha256(toUtf8Bytes(PROFILE)),
    );
    await page.getByText("Published fingerprint", { exact: true }).waitFor();
    await choose(PROFILE);
    await page.getByText("This is the file whose fingerprint you published").waitFor();
    await choose("Another.");
    await page.getByRole("button", { name: "Publish its fingerprint" }).waitFor();
    await choose("");
    await page.getByText("The file is empty.").waitFor();
    await act("Withdraw my profile");
    expect(await stack.contracts.membership.profileOf(ACCOUNT)).to.equal(ZeroHash);
  });

  it("names the relay it knows", async () => {
    await page.getByText("Name a relay", { exact: true }).click();
    await page.getByRole("button", { name: /^Take http/ }).click();
    await expectAccessible();
    await act("Name this relay");
    expect(await stack.contracts.lists.relayOf(ACCOUNT)).to.equal(stack.relay().account);
  });

  it("finds members in the roll, and shows each", async () => {
    await open("/members");
    await page.getByText("Seats shown: 13", { exact: true }).waitFor();
    await expectAccessible();
    await page.getByLabel("Part of an account’s address").fill(ACCOUNT.slice(2, 12).toLowerCase());
    await page.getByText("Seats shown: 1", { exact: true }).waitFor();
    await page.getByRole("list", { name: "Roll" }).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Member", exact: true }).waitFor();
    await page.getByText("Became a voter").waitFor();
    await page.getByText("Holds no office.").waitFor();
    await expectAccessible();
  });

  it("leaves, and may come back", async () => {
    await open("/me");
    await page.getByText("I want to leave", { exact: true }).click();
    await act("Leave the coalition");
    await page.getByText("You are not a member any more", { exact: true }).waitFor();
    expect(await stack.contracts.membership.isMember(ACCOUNT)).to.equal(false);
    await open("/join");
    await page.getByText("You were a member before", { exact: false }).waitFor();
  });

  it("says what a wrong address is, and never complained", async () => {
    await open("/members/0x12");
    await page.getByText("This is no account", { exact: true }).waitFor();
    await open(`/members/${keyOf(99).address}`);
    await page.getByText("This account never was a member", { exact: true }).waitFor();
    await expectAccessible();
    expect(complaints.all).to.deep.equal([]);
  });
});
