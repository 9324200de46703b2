import { expect } from "chai";
import { id as hashText } from "ethers";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { depositDocument, toRendition, versionId } from "../../core/archive/index.js";
import { describeContent } from "../../core/content/index.js";
import {
  acceptNomination,
  type Act,
  castRanking,
  nominate,
  secondNominee,
  statementId,
  statementName,
} from "../../core/elections/index.js";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const OFFICE = "archivist";
const [VOTER, RIVAL] = [1, 2];
const DAY = 86_400;

describe("an election in the browser", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: Complaints;
  let wallet: ScriptedWallet;
  let election: string;

  const which = () => ({ id: election, office: OFFICE });
  const accountOf = (person: number) => keyOf(person).address;
  /** Somebody else does something, past the browser. */
  const send = async (person: number, { to, data }: Act) => {
    const key = keyOf(person).connect(stack.chain.provider);
    await (await key.sendTransaction({ to, data })).wait();
  };
  const open = async (place: string) => {
    await page.goto(`${stack.url}/#${place}`);
    await page.locator("h1:not(.waiting)").waitFor();
  };
  /** Presses a button and goes through the dialog, whichever way the act travels. */
  const act = async (name: string, within = page.locator("main")) => {
    await within.getByRole("button", { name, exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    const agree = dialog.getByRole("button", { name: /^(Sign in my wallet|Send it and pay)$/ });
    const landed = dialog.getByText("It is on the chain", { exact: true });
    await agree.click();
    await landed.waitFor({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
  };
  /** Lets time pass, and shows the page as it is then. */
  const travel = async (seconds: number) => {
    await stack.chain.travel(seconds);
    await page.reload();
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
    wallet = new ScriptedWallet({ keys: [keyOf(VOTER)], ...rpc });
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    await injectWallets(context, [wallet]);
    page = await context.newPage();
    await stack.chain.travel(1);
  });
  after(async () => {
    wallet?.close();
    await browser?.close();
    await stack?.close();
  });

  it("is called by anybody when seats are due", async () => {
    await open("/elections");
    await page.getByText("No election is under way.", { exact: false }).waitFor();
    await expectAccessible();
    await page.getByRole("button", { name: "Connect a wallet" }).first().click();
    await page.getByRole("button", { name: "Use Scripted" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(accountOf(VOTER)).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await open("/offices");
    // Until the chain has answered for all offices, buttons still move away from under the pointer.
    await page.getByText("Anybody may call it.", { exact: false }).nth(4).waitFor();
    const office = page.getByRole("region", { name: OFFICE });
    await act("Call the election", office);
    election = await stack.contracts.elections.latestElection(hashText(OFFICE));
    await office.getByRole("link", { name: "An election is under way" }).waitFor();
    await expectAccessible();
  });

  it("takes nominations, seconds, a statement and the acceptance", async () => {
    await open(`/elections/${election}`);
    await act("Nominate myself");
    await page.getByText("You are nominated", { exact: true }).waitFor();
    const { contracts } = stack;
    await send(RIVAL, nominate(contracts, which(), accountOf(RIVAL)));
    await send(3, secondNominee(contracts, which(), accountOf(VOTER)));
    await send(4, secondNominee(contracts, which(), accountOf(RIVAL)));
    await page.reload();
    await page.getByLabel("Your statement").fill("# I keep things\n\n**All** of them.");
    await act("Put the statement into the archive");
    await page.getByLabel("Your conflicts of interest").fill("none");
    await act("Accept the nomination");
    expect(await contracts.elections.candidates(election)).to.deep.equal([accountOf(VOTER)]);
    await page.getByText("Statement", { exact: true }).first().click();
    await page.getByRole("heading", { name: "I keep things" }).waitFor();
    await expectAccessible();
    const statement = await archiveStatement(RIVAL);
    await send(RIVAL, acceptNomination(contracts, which(), { statement, conflicts: "none" }));
  });

  it("is voted in by moving candidates, and the voter sees the ballot on the chain", async () => {
    await travel(40 * DAY);
    await act("Go on to the next step");
    await travel(31 * DAY);
    await act("Open the voting");
    const names = [VOTER, RIVAL].map((person) => accountOf(person).slice(0, 6));
    const ranking = page.getByRole("group", { name: "Your ranking" });
    await ranking.waitFor();
    for (const name of [names[1], names[0], "re-open nominations"])
      await ranking.getByRole("button", { name: new RegExp(`^Move up: ${name}`) }).click();
    await ranking.getByRole("button", { name: new RegExp(`^Move up: ${names[0]}`) }).click();
    await expectAccessible();
    await ranking.getByRole("tab", { name: "Give numbers" }).click();
    const number = ranking.getByLabel(new RegExp(`^Number for ${names[0]}`));
    expect(await number.inputValue()).to.equal("1");
    await act("Cast my ballot");
    await page.getByText("The ballot box on the chain holds this ballot of yours").waitFor();
    const ballotId = await stack.contracts.elections.ballotIdOf(election, 0);
    const cast = await stack.contracts.ballotBox.ballotOf(ballotId, accountOf(VOTER));
    expect(cast.ranks).to.equal("0x030102");
    for (const voter of [3, 4, 5, 6, 7, 8]) {
      const ranks = voter < 6 ? [3, 1, 2] : [2, 1, 3];
      await send(voter, castRanking(stack.contracts, { ballotId, ranks, sequence: voter }));
    }
  });

  it("is closed, counted and seated by whoever comes by, and counted again in the browser", async () => {
    await travel(31 * DAY);
    await act("Close the voting");
    await stack.chain.travel(12);
    await act("Count the ballots");
    const result = page.getByRole("region", { name: "Result", exact: true });
    const winner = result.getByRole("row", { name: new RegExp(accountOf(VOTER).slice(0, 6)) });
    await winner.locator(".badge", { hasText: /^\W*elected$/ }).waitFor();
    await result.getByText("the very result that was announced", { exact: false }).waitFor();
    await result.getByRole("button", { name: "Count again from the chain" }).click();
    await result
      .getByText("The recount agrees with the chain in everything", { exact: true })
      .waitFor({ timeout: 60_000 });
    await expectAccessible();
    await travel(31 * DAY);
    await act("Seat the elected");
    await open("/offices");
    const office = page.getByRole("region", { name: OFFICE });
    const seat = office.getByRole("row", { name: /^1 / });
    await seat.getByText(accountOf(VOTER).slice(0, 6)).waitFor();
    await expectAccessible();
  });

  it("says what a wrong address is, and never complained", async () => {
    await open("/elections/0x12");
    await page.getByText("There is no such election", { exact: true }).waitFor();
    await open(`/recalls/0x${"ab".repeat(32)}`);
    await page.getByText("There is no such recall", { exact: true }).waitFor();
    expect(complaints.all).to.deep.equal([]);
  });

  async function archiveStatement(person: number): Promise<string> {
    const described = await describeContent(new TextEncoder().encode(`I am ${person}.`));
    const text = { mediaType: "text/plain", language: "en", authentic: true };
    const renditions = [toRendition(described, text)];
    const named = { kind: "nomination statement", name: statementName(election) } as const;
    const deposit = { ...named, supersedes: undefined, renditions };
    await send(person, depositDocument(stack.contracts, deposit));
    return versionId(statementId(election, accountOf(person)), 1, undefined, renditions);
  }
});
