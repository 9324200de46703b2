import { expect } from "chai";
import type { Browser } from "playwright-core";
import { ActingPage } from "./acting-page.js";
import { axeFaults, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { fileMotion } from "./past-the-browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import type { ScriptedWallet } from "./wallet.js";

/** People nobody knows yet; the last has no money. */
const [DELEGATED, OWNER, RULED, REVERTED, EXPIRED, POOR] = [12, 13, 14, 15, 16, 30] as const;
/** Founders. */
const [MOVER, REASONED, TOO_LATE, OTHER_MOVER] = [0, 1, 2, 6] as const;
const SIGN = "eth_signTypedData_v4";
const SEND = "eth_sendTransaction";
const TITLE = "Publish the minutes";

describe("acts that the account itself sends and pays for", function () {
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
  const done = () => at.says("Your account sent it.");
  const noRelayTakesIt = () => at.page.route("**/v1/papers", (route) => route.abort());
  const deployWallet = async (owner: number): Promise<string> => {
    const { ethers } = stack.chain.connection;
    const wallet = await ethers.deployContract("ContractWallet", [keyOf(owner).address]);
    return wallet.getAddress();
  };

  /** Past the browser, by the very key of the person. */
  async function joinsMeanwhile(person: number): Promise<void> {
    const { membership, archive } = stack.contracts;
    const { versionId } = await archive.currentCode();
    const signer = keyOf(person).connect(stack.chain.provider);
    await (await membership.connect(signer).join(2, versionId)).wait();
  }

  async function beginToJoin(wallet: ScriptedWallet): Promise<void> {
    await at.go("#/join", wallet);
    await at.connect(wallet.account);
    await at.fillIn();
    await at.pressJoin();
  }

  it("go so for a key that follows a contract (EIP-7702), with why, and land", async () => {
    const { provider } = stack.chain;
    const member = keyOf(DELEGATED).connect(provider);
    const code = await deployWallet(OWNER);
    const authorization = await member.authorize({
      ...{ address: code, nonce: await member.getNonce() },
    });
    const founder = keyOf(MOVER).connect(provider);
    const to = founder.address;
    await (
      await founder.sendTransaction({ type: 4, to, authorizationList: [authorization] })
    ).wait();
    expect(await provider.getCode(member.address)).to.equal(
      `0xef0100${code.slice(2)}`.toLowerCase(),
    );
    const wallet = at.walletOf(DELEGATED);
    await beginToJoin(wallet);
    await at.says(/There is a program at your account/);
    await at.dialog().getByText("Your account holds").waitFor();
    await accessible();
    await at.press("Send it and pay");
    await done();
    expect(await at.isMember(DELEGATED)).to.equal(true);
    expect(wallet.promptsOf(SIGN)).to.have.length(0);
  });

  it("go so for a contract wallet, of which nobody says that it is poor", async () => {
    const contract = await deployWallet(OWNER);
    const wallet = at.walletOf(OWNER, { contract });
    await at.go("#/join", wallet);
    await at.connect(contract);
    await at
      .banner()
      .getByRole("button", { name: /^Account/ })
      .click();
    await at.says("Your account is a contract");
    await accessible();
    await at.closeDialog();
    await at.fillIn();
    await at.pressJoin();
    await at.says(/There is a program at your account/);
    expect(await at.dialog().getByText(/holds/).count()).to.equal(0);
    await at.press("Send it and pay");
    await done();
    expect(await at.isMember(contract)).to.equal(true);
    expect(wallet.promptsOf(SIGN)).to.have.length(0);
  });

  it("say in plain words that there is no money for it, before and after", async () => {
    const wallet = at.walletOf(POOR);
    await noRelayTakesIt();
    await beginToJoin(wallet);
    await at.press("Sign in my wallet");
    await at.says("Your account holds too little for this.");
    await accessible();
    await at.press("Send it and pay");
    await at.says("The account holds too little to pay the fee.");
    expect(await at.isMember(POOR)).to.equal(false);
    await at.page.unroute("**/v1/papers");
    await at.press("Try again");
    await at.press("Sign in my wallet");
    await at.says("It is on the chain");
    expect(await at.isMember(POOR), "a relay brings it for who has nothing").to.equal(true);
  });

  it("name the rule when it refuses in the last moment", async () => {
    const wallet = at.walletOf(RULED);
    await noRelayTakesIt();
    await beginToJoin(wallet);
    await at.press("Sign in my wallet");
    await at.says("No relay answers now.");
    await joinsMeanwhile(RULED);
    await at.press("Send it and pay");
    await at.says("This account is a member already.");
    await at.says("MEMBERSHIP_ALREADY_MEMBER");
    await accessible();
  });

  it("name the rule also when the wallet looked at nothing, and the chain took it without effect", async () => {
    const wallet = at.walletOf(REVERTED);
    wallet.behaviour.careless = true;
    await noRelayTakesIt();
    await beginToJoin(wallet);
    await at.press("Sign in my wallet");
    await at.says("No relay answers now.");
    await joinsMeanwhile(REVERTED);
    await stack.chain.request("evm_setAutomine", false);
    try {
      await at.press("Send it and pay");
      await at.says("The transaction is sent. Waiting until it is in a block …");
    } finally {
      await stack.chain.request("evm_setAutomine", true);
    }
    await stack.chain.request("evm_mine");
    await at.says("This account is a member already.");
    await at.says("MEMBERSHIP_ALREADY_MEMBER");
  });

  it("go without what was signed once that is past its deadline", async () => {
    const wallet = at.walletOf(EXPIRED);
    await noRelayTakesIt();
    await beginToJoin(wallet);
    await at.press("Sign in my wallet");
    await at.says("No relay answers now.");
    const asked = wallet.promptsOf(SIGN)[0]?.params as [string, string];
    const { message } = JSON.parse(asked[1]) as { message: { deadline: string | number } };
    await stack.chain.travelTo(Number(message.deadline) + 60);
    await at.press("Send it and pay");
    await done();
    expect(await at.isMember(EXPIRED)).to.equal(true);
    const [{ to } = { to: "" }] = wallet.promptsOf(SEND)[0]?.params as [{ to: string }];
    expect(to.toLowerCase()).to.equal(stack.contracts.addresses.membership.toLowerCase());
  });

  describe("on a motion with one text", () => {
    let id: bigint;

    before(async () => {
      const { governor } = stack.contracts;
      id = await fileMotion(stack, MOVER, TITLE);
      const { provider } = stack.chain;
      for (const person of [3, 4, 5])
        await (await governor.connect(keyOf(person).connect(provider)).second(id)).wait();
      await stack.chain.travelTo(Number((await governor.motion(id)).opensAt) + 1);
      await eventually(async () => {
        const answer = await fetch(`${stack.url}/v1/motions/${path().slice(-66)}`);
        const { item } = (await answer.json()) as { item: { phase: string } };
        expect(item.phase).to.equal("vote");
      });
    });

    const path = () => `#/motions/0x${id.toString(16).padStart(64, "0")}`;
    const reasonField = () => at.main().getByLabel(/^Your reason/);
    const choose = (name: string) =>
      at
        .main()
        .locator("label", { hasText: new RegExp(`^${name}`) })
        .first()
        .click();
    const cast = () => at.main().getByRole("button", { name: "Cast my ballot" }).click();

    it("a ballot with a reason says that it costs, before anything is signed", async () => {
      const wallet = at.walletOf(REASONED);
      await at.go(path(), wallet);
      await at.connect(REASONED);
      await choose("For");
      await at
        .main()
        .getByText(/you send it yourself and pay the fee of the chain/)
        .waitFor();
      await reasonField().fill("Who decides must be seen.");
      await cast();
      await at.says("A signed ballot carries no reason. With a reason it goes directly.");
      await at.dialog().getByText("Fee, at most").waitFor();
      await at.says("Who decides must be seen.");
      await accessible();
      expect(wallet.promptsOf(SIGN)).to.have.length(0);
      await at.press("Send it and pay");
      await done();
      const { governor } = stack.contracts;
      expect(await governor.hasVoted(id, keyOf(REASONED).address)).to.equal(true);
      const votes = await governor.queryFilter(governor.filters.VoteCast(keyOf(REASONED).address));
      expect(votes.map(({ args }) => args.reason)).to.deep.equal(["Who decides must be seen."]);
    });

    it("a ballot that comes when the vote is over is refused by its rule, and does not count", async () => {
      const wallet = at.walletOf(TOO_LATE);
      await at.go(path(), wallet);
      await at.connect(TOO_LATE);
      await choose("Against");
      await reasonField().fill("Not all of them.");
      await cast();
      await at.says("A signed ballot carries no reason. With a reason it goes directly.");
      const { governor } = stack.contracts;
      await stack.chain.travelTo(Number(await governor.proposalDeadline(id)) + 1);
      await at.press("Send it and pay");
      await at.says("The rules do not allow it");
      await accessible();
      await at.closeDialog();
      // As above: the relay may not have noticed yet when the page looks after the refusal.
      await at.main().getByText("The vote is over.").first().waitFor({ timeout: 90_000 });
      expect(await governor.hasVoted(id, keyOf(TOO_LATE).address)).to.equal(false);
    });
  });

  it("an amendment that is written when the discussion ends is kept, and the page says why it cannot be filed", async () => {
    const id = await fileMotion(stack, OTHER_MOVER, "Publish the accounts");
    const path = `#/motions/0x${id.toString(16).padStart(64, "0")}`;
    const { governor } = stack.contracts;
    const { provider } = stack.chain;
    for (const person of [3, 4, 5])
      await (await governor.connect(keyOf(person).connect(provider)).second(id)).wait();
    await at.go(`${path}/amend`, at.walletOf(REASONED));
    await at.connect(REASONED);
    await at.main().locator("label", { hasText: "The same as the motion" }).click();
    const next = () => at.main().getByRole("button", { name: "Next", exact: true }).click();
    await next();
    await next();
    await at
      .main()
      .getByRole("textbox", { name: /^Title/ })
      .fill("Publish all accounts");
    await at.main().getByRole("textbox", { name: /^Text/ }).fill("Each quarter, *in full*.");
    await stack.chain.travelTo(Number((await governor.motion(id)).opensAt) + 1);
    // Nobody loads the page again: it looks once a minute what time has changed.
    const closed = at.main().getByText("Texts can only be filed while the motion is discussed.");
    await closed.waitFor({ timeout: 90_000 });
    await at.main().getByText("The time for it ended before you sent this from here.").waitFor();
    await at.main().getByText("Publish all accounts").waitFor();
    await at.main().getByText("Each quarter, *in full*.").waitFor();
    await accessible();
  });
});
