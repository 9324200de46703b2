import { expect } from "chai";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

const STRANGER = 15;

interface Shown {
  id: string;
  kind: string;
  notice: { given: number; needed: number; contested: boolean } | null;
  phase: { phase: string; sentence: string };
  options: { number: number | null }[];
}

describe("dao: notices", () => {
  let coalition: CoalitionAtWork;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  const shown = async (id: string): Promise<Shown> => {
    const { motions } = (await coalition.does(0, "motions", "--all")) as unknown as {
      motions: Shown[];
    };
    return motions.find((each) => each.id === id) as Shown;
  };
  const give = async (as: number, resolution: string) => {
    const { does } = coalition;
    const id = idOf(await does(as, "notice", "resolution", resolution, "--title", resolution));
    for (const seconder of [9, 10]) await does(seconder, "second", id);
    return id;
  };

  it("notice says when it passes, and takes nothing fundamental", async () => {
    const { dao, refused } = coalition;
    const words = ["notice", "resolution", "We meet on 4 May."];
    const { stdout, stderr } = await dao(...words, "--as", "1");
    expect(stderr).to.include("CONFIRMATION_NEEDED");
    expect(stdout)
      .to.include("give notice of a decision")
      .and.match(/passes by itself after 20\d\d-.* UTC, unless 2 voters object/);
    await refused(
      "COALITION_GOVERNOR_TOO_WEIGHTY",
      1,
      ...["notice", "rule", "ordinary.voting", "9 days"],
    );
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, ...words);
    await refused("CONTENT_UNKNOWN", 1, "notice");
  });

  it("a notice passes by itself with fewer objections than it takes", async () => {
    const { does, refused, days, shows } = coalition;
    const id = await give(1, "We meet on 4 May.");
    expect(await shown(id)).to.deep.include({
      kind: "notice",
      notice: { given: 0, needed: 2, contested: false },
    });
    await refused("AMENDMENTS_UNCONTESTED_NOTICE", 4, "amend", id, "resolution", "On 5 May.");
    expect((await shows(5, "object", id)).exitCode).to.equal(2);
    await refused("NOTICES_REASON_LENGTH", 5, "object", id, "--reason", "x".repeat(513));
    await refused("NOTICES_NOT_VOTER", STRANGER, "object", id, "--reason", "No.");
    expect(await does(5, "object", id, "--reason", "A holiday.")).to.deep.include({
      objections: { given: 1, needed: 2 },
      contested: false,
    });
    await refused("NOTICES_ALREADY_OBJECTED", 5, "object", id, "--reason", "Again.");
    expect((await shown(id)).phase).to.include({ phase: "notice" });
    expect((await shown(id)).phase.sentence).to.include("unless 1 more voter objects");
    expect(await does(0, "tally", id)).to.deep.include({
      outcome: "open",
      agrees: true,
      objections: { given: 1, needed: 2 },
    });
    await refused("MOTION_NOT_READY", 0, "queue", id);
    await days(7.1);
    await refused("NOTICES_CLOSED", 6, "object", id, "--reason", "Late.");
    expect((await shown(id)).phase.phase).to.equal("succeeded");
    const { stdout } = await shows(0, "tally", id);
    expect(stdout)
      .to.include("1 of 2 objections that would send it to a vote; passed.")
      .and.include("The recount agrees with the governor.");
    await does(STRANGER, "queue", id);
    await days(2.1);
    expect((await does(STRANGER, "execute", id)).executed).to.deep.equal([
      'Records the resolution "We meet on 4 May.".',
    ]);
  });

  it("a contested notice goes to a vote, carries its objections and can be amended", async () => {
    const { does, days, refused } = coalition;
    const id = await give(1, "We meet on 1 June.");
    await does(5, "object", id, "--reason", "Too soon.");
    const answer = await does(6, "object", id, "--reason", "Too late.");
    expect(answer).to.deep.include({ contested: true, objections: { given: 2, needed: 2 } });
    expect((await shown(id)).phase).to.include({ phase: "contested" });
    const third = await does(7, "object", id, "--reason", "Neither.");
    expect(third).to.deep.include({ objections: { given: 3, needed: 2 } });
    await does(4, "amend", id, "resolution", "We meet on 2 June.");
    await refused("MOTION_NOT_READY", 0, "queue", id);
    await days(7.1);
    for (const voter of [1, 2, 3]) await does(voter, "vote", id, "for");
    await does(5, "vote", id, "against");
    const open = (await does(0, "tally", id)) as Answer & { for: string; outcome: string };
    expect(open).to.deep.include({ for: "3", against: "1", outcome: "open", agrees: true });
    await days(7.1);
    expect(await does(0, "tally", id)).to.include({ outcome: "passed", agrees: true });
    await does(STRANGER, "queue", id);
  });

  it("object refuses what there is nothing to object to", async () => {
    const { does, refused } = coalition;
    const id = idOf(await does(2, "propose", "resolution", "A plain motion."));
    await refused("AMENDMENTS_NOTHING_PENDING", 5, "object", id, "--reason", "No.");
    await refused("MOTION_UNKNOWN", 5, "object", "Nothing", "--reason", "No.");
  });
});
