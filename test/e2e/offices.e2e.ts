import { expect } from "chai";
import { id as hashOf } from "ethers";
import type { Browser } from "playwright-core";
import { castRanking, signPetition } from "../../core/elections/index.js";
import { axeFaults, openBrowser } from "./browser.js";
import { passTime } from "./pass-time.js";
import { People, type Visitor } from "./people.js";
import { seat, seatIn } from "./seat.js";
import { keyOf, openStack, type Stack } from "./stack.js";

const DAY = 86_400;
const OFFICE = "archivist";
/** Founders: who keeps the archive, who follows, who leads, and who begins the recall. */
const [ARCHIVIST, FOLLOWING, LEADING, CRITIC, SIGNING] = [3, 4, 5, 0, 1] as const;
const REASON = "Nothing was archived for a year.";

describe("how an office ends before its term, and who takes over", function () {
  this.timeout(300_000);
  // Each step begins where the one before it ended.
  this.bail(true);
  let stack: Stack;
  let browser: Browser;
  let people: People;
  let recall: string;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    people = new People(stack, browser);
    await seat(stack, { [OFFICE]: [ARCHIVIST], "co-leader": [LEADING] });
  });
  after(async () => {
    await people?.close();
    await browser?.close();
    await stack?.close();
  });

  const short = (person: number) => keyOf(person).address.slice(0, 6);
  const office = ({ main }: Visitor, name = OFFICE) => main.getByRole("region", { name });
  const send = async (person: number, { to, data }: { to: string; data: string }) => {
    const key = keyOf(person).connect(stack.chain.provider);
    await (await key.sendTransaction({ to, data })).wait();
  };
  const expectAccessible = async ({ page }: Visitor) => {
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).to.deep.equal([]);
  };

  it("begins with a petition, which says publicly why", async () => {
    const critic = await people.person(CRITIC);
    await critic.open("/offices");
    const place = office(critic);
    await place.getByText(short(ARCHIVIST)).first().waitFor();
    await place.getByText("Start a recall").first().click();
    await critic.button("File the petition", place).waitFor();
    expect(await critic.button("File the petition", place).isDisabled()).to.equal(true);
    await place.getByLabel(/^Reason/).fill(REASON);
    await critic.act("File the petition", place);
    await critic.main.getByRole("link", { name: `Recall from ${OFFICE}` }).click();
    await critic.reads(REASON);
    await critic.reads("Petition open");
    recall = critic.page.url().slice(-66);
    await expectAccessible(critic);
  });

  it("opens a vote with the last signature needed", async () => {
    const signing = await people.person(SIGNING);
    await signing.open(`/recalls/${recall}`);
    await signing.act("Sign the petition");
    await signing.reads("You have signed.");
    const which = { id: recall, office: OFFICE, holder: keyOf(ARCHIVIST).address };
    for (const person of [6, 7]) await send(person, signPetition(stack.contracts, which));
    const last = await people.person(FOLLOWING);
    await last.open(`/recalls/${recall}`);
    await last.act("Sign the petition");
    await last.reads("Voting open");
  });

  it("is voted on by ballots anybody reads, and each voter sees their own", async () => {
    const critic = await people.person(CRITIC);
    await critic.open("/");
    await critic.reads("Vote on the recall from");
    await critic.main.getByRole("heading", { level: 3, name: "Recalls" }).waitFor();
    await critic.open(`/recalls/${recall}`);
    await critic.main.getByText("Recall", { exact: true }).last().click();
    await critic.act("Cast my ballot");
    await critic.reads("The ballot box on the chain holds this ballot of yours");
    const ballotId = recall;
    for (const person of [1, 2, 4, 6, 7, 8])
      await send(person, castRanking(stack.contracts, { ballotId, ranks: [2, 1], sequence: 1 }));
    const archivist = await people.person(ARCHIVIST);
    await archivist.open(`/recalls/${recall}`);
    await archivist.main.getByText("Keep", { exact: true }).last().click();
    await archivist.act("Cast my ballot");
    await archivist.reads("The ballot box on the chain holds this ballot of yours");
    await expectAccessible(archivist);
  });

  it("is counted by whoever comes by, and leaves the seat vacant", async () => {
    await passTime(stack, 14 * DAY + 60);
    const critic = await people.person(CRITIC);
    await critic.open(`/recalls/${recall}`);
    await critic.reload();
    await critic.act("Count the vote");
    await critic.reads("The officer was recalled.");
    await critic.main.getByText("For recall").waitFor();
    await critic.main.getByRole("link", { name: "The office, and its next election" }).click();
    const place = office(critic);
    await place.getByRole("row", { name: /^1 / }).getByText("vacant").waitFor();
    await place.locator("summary", { hasText: "Earlier terms" }).click();
    await place.getByText("ended early").waitFor();
    await expectAccessible(critic);
    const archivist = await people.person(ARCHIVIST);
    await archivist.open("/offices");
    await archivist.reload();
    await office(archivist).getByRole("row", { name: /^1 / }).getByText("vacant").waitFor();
    expect(await archivist.button("Resign from this office", office(archivist)).count()).to.equal(
      0,
    );
    await archivist.open(`/members/${keyOf(ARCHIVIST).address}`);
    await archivist.reads("Holds no office.");
  });

  it("is followed by an election anybody calls, and the next one takes over", async () => {
    const critic = await people.person(CRITIC);
    await critic.open("/offices");
    await critic.act("Call the election", office(critic));
    await office(critic).getByRole("link", { name: "An election is under way" }).waitFor();
    const id = await stack.contracts.elections.latestElection(hashOf(OFFICE));
    await seatIn(stack, { id, office: OFFICE }, [FOLLOWING]);
    await passTime(stack, 1);
    await critic.reload();
    const row = office(critic).getByRole("row", { name: /^1 / });
    await row.getByText(short(FOLLOWING)).waitFor();
    await critic.open(`/members/${keyOf(FOLLOWING).address}`);
    await critic.reload();
    await critic.reads(OFFICE);
  });

  it("ends by a resignation too, which says before that it is final", async () => {
    const leading = await people.person(LEADING);
    await leading.open("/offices");
    const place = office(leading, "co-leader");
    await place.getByText(short(LEADING)).first().waitFor();
    expect(await leading.act("Resign from this office", place)).to.match(/vacant at once/);
    await place
      .getByRole("link", { name: short(LEADING) })
      .first()
      .waitFor({ state: "detached" });
    expect(await leading.button("Resign from this office", place).count()).to.equal(0);
    await leading.button("Call the election", place).waitFor();
    await expectAccessible(leading);
    expect(await people.complaints()).to.deep.equal([]);
  });
});
