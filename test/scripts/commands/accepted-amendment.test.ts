import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, idOf, type CoalitionAtWork } from "./coalition-at-work.js";

describe("dao: an accepted amendment", () => {
  let coalition: CoalitionAtWork;
  let motion: string;
  let rival: string;

  before(async () => {
    coalition = await coalitionAtWork();
    const { does } = coalition;
    motion = idOf(await does(1, "propose", "resolution", "Mondays.", "--title", "Meetings"));
    for (const seconder of [9, 10]) await does(seconder, "second", motion);
    const words = ["resolution", "Tuesdays.", "--title", "Tuesdays"];
    rival = (await does(4, "amend", motion, ...words)).text as string;
  });
  after(() => coalition.close());

  it("takes the motion's place without seconds of its own, and neither can be withdrawn", async () => {
    const { does, refused, days } = coalition;
    await does(1, "accept-amendment", rival);
    await days(1.1);
    await refused("COALITION_GOVERNOR_NOT_WITHDRAWABLE", 4, "withdraw", rival);
    await refused("COALITION_GOVERNOR_NOT_WITHDRAWABLE", 1, "withdraw", motion);
    await refused("AMENDMENTS_ALREADY_ACCEPTED", 1, "correct", motion, "--text", "Because.");
    const { motions } = (await does(0, "motions")) as unknown as {
      motions: { options: { number: number | null; text: string; dropped: string | null }[] }[];
    };
    expect(motions[0]!.options).to.have.length(2);
    expect(motions[0]!.options[0]).to.include({ number: 1, text: rival, dropped: null });
    expect(motions[0]!.options[1]).to.include({ number: null, dropped: "accepted" });
  });

  it("is what for, against and abstain are about, and what is carried out", async () => {
    const { does, days, file, shows } = coalition;
    await days(7);
    const cast = await shows(1, "vote", "Meetings", "for");
    expect(cast.stdout).to.include(
      'Your ranking: first option 1 ("Tuesdays"), last the status quo.',
    );
    await does(2, "vote", motion, "--rank", "1");
    await does(3, "vote", rival, "for");
    await does(5, "vote", motion, "against");
    await days(7.1);
    const { stdout } = await shows(0, "tally", motion);
    expect(stdout)
      .to.include("3 for, 1 against, 0 abstained, of 12 voters")
      .and.include("The recount agrees with the governor.");
    const statement = await file("statement.en.md", "Mondays would have been better.\n");
    expect(await does(5, "dissent", motion, statement)).to.include({ motion, text: rival });
    expect(await does(6, "queue", motion)).to.include({ motion, text: rival, option: 1 });
    await days(2.1);
    expect((await does(6, "execute", motion)).executed).to.deep.equal([
      'Records the resolution "Tuesdays.".',
    ]);
    const account = DEVELOPMENT_ACCOUNTS[5] as string;
    const { documents } = (await does(0, "archive", "list", "--kind", "dissent")) as unknown as {
      documents: { author: string; dissentFrom: string }[];
    };
    expect(documents.map(({ author }) => author)).to.deep.equal([account]);
    expect(BigInt(documents[0]!.dissentFrom)).to.equal(BigInt(rival));
  });
});
