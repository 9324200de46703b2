import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

const STRANGER = 15;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;

interface Option {
  number: number | null;
  text: string;
  origin: string;
  title: string;
  standing: boolean;
  dropped: string | null;
  seconds: { given: number; needed: number };
  votes: { over: string; under: string; neither: string };
  pending: { text: string; editorial: boolean } | null;
  calls: { sentence: string }[];
}
type Shown = Answer & {
  id: string;
  options: Option[];
  preferred: string[][];
  phase: { phase: string };
};

describe("dao: amendments", () => {
  let coalition: CoalitionAtWork;
  let motion: string;
  const rivals: string[] = [];

  before(async () => {
    coalition = await coalitionAtWork();
    const { does } = coalition;
    motion = idOf(
      await does(1, "propose", "resolution", "We meet on Mondays.", "--title", "Meetings"),
    );
  });
  after(() => coalition.close());

  const textOf = (answer: Answer) => answer.text as string;
  const shown = async (): Promise<Shown> => {
    const { motions } = (await coalition.does(0, "motions", "--all")) as { motions: Shown[] };
    return motions.find(({ id }) => id === motion) as Shown;
  };
  const seconded = async (id: string) => {
    const { does } = coalition;
    for (const seconder of [9, 10]) await does(seconder, "second", id);
  };

  it("amend takes what propose takes, and refuses in one line what it cannot file", async () => {
    const { does, refused } = coalition;
    const amend = (...words: string[]) => ["amend", "Meetings", ...words];
    await refused("CONTENT_UNKNOWN", 4, ...amend());
    expect(await refused("CONTENT_UNKNOWN", 4, ...amend("resolutoin", "x"))).to.include(
      "resolutoin",
    );
    expect(await refused("INPUT_INVALID", 4, ...amend("resolution"))).to.include(
      "<text> is missing",
    );
    await refused("INPUT_INVALID", 4, ...amend("resolution", "two", "words"));
    await refused("INPUT_INVALID", 4, ...amend("resolution", "x", "--kind", "minutes"));
    await refused("INPUT_INVALID", 4, ...amend("remove", account(3)));
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, ...amend("resolution", "x"));
    await refused("COALITION_GOVERNOR_TOO_MANY_LIVE", 1, ...amend("resolution", "x"));
    await refused(
      "COALITION_GOVERNOR_TOO_WEIGHTY",
      4,
      ...amend("rule", "ordinary.voting", "9 days"),
    );
    await refused("MOTION_UNKNOWN", 4, "amend", "Gatherings", "resolution", "x");

    const { stdout } = await coalition.dao(...amend("resolution", "x"), "--as", "4");
    expect(stdout)
      .to.include("file an amendment to")
      .and.include("2 seconds before the vote opens")
      .and.include("the winning text alone is carried out");

    const words = ["resolution", "We meet on Tuesdays.", "--title", "Tuesdays"];
    const answer = await does(4, ...amend(...words));
    expect(answer).to.include({ motion, title: "Tuesdays", class: "ordinary", secondsNeeded: 2 });
    rivals.push(textOf(answer));
    await refused("AMENDMENTS_NOT_MOTION", 5, "amend", "0x7", "resolution", "x").catch(
      () => undefined,
    );
    const file = await coalition.file(
      "rival.json5",
      `{ title: "Wednesdays", text: "In between.", actions: [{ resolution: "We meet on Wednesdays." }] }`,
    );
    rivals.push(textOf(await does(5, ...amend("from", file))));
  });

  it("an amendment takes a place once it has its seconds", async () => {
    const { does, refused } = coalition;
    await refused("COALITION_GOVERNOR_OWN_MOTION", 4, "second", rivals[0]!);
    expect((await does(9, "second", rivals[0]!)).option).to.equal(undefined);
    expect(await does(10, "second", "Tuesdays")).to.include({ option: 2, secondsGiven: 2 });
    const { options, phase } = await shown();
    expect(phase.phase).to.equal("discussion");
    expect(options.map(({ number, title, dropped }) => [number, title, dropped])).to.deep.equal([
      [1, "Meetings", "not seconded"],
      [2, "Tuesdays", null],
      [null, "Wednesdays", "not seconded"],
    ]);
    expect(options[1]).to.deep.include({
      text: rivals[0],
      origin: rivals[0],
      standing: true,
      seconds: { given: 2, needed: 2 },
      votes: { over: "0", under: "0", neither: "0" },
      pending: null,
    });
    expect(options[1]!.calls[0]!.sentence).to.equal(
      'Records the resolution "We meet on Tuesdays.".',
    );
  });

  it("accept-amendment is the mover's, once the motion has its seconds", async () => {
    const { refused } = coalition;
    await refused("AMENDMENTS_NOT_SECONDED", 1, "accept-amendment", rivals[1]!);
    await seconded(motion);
    await refused("AMENDMENTS_NOT_MOVER", 4, "accept-amendment", rivals[1]!);
    await refused("AMENDMENTS_NOT_RIVAL", 1, "accept-amendment", motion);
    await refused("MOTION_UNKNOWN", 1, "accept-amendment", "Fridays");
  });

  it("an accepted amendment stays an option of its own if a seconder objects", async () => {
    const { does, refused } = coalition;
    const { objectUntil } = await does(1, "accept-amendment", "Wednesdays");
    expect(objectUntil).to.be.a("number");
    expect((await shown()).options[0]!.pending).to.include({ text: rivals[1], editorial: false });
    await refused("AMENDMENTS_ALREADY_ACCEPTED", 1, "accept-amendment", rivals[0]!);
    await refused("AMENDMENTS_ALREADY_ACCEPTED", 1, "correct", motion, "--text", "Because.");
    await refused("AMENDMENTS_NOT_OBJECTOR", 3, "object", motion, "--reason", "No.");
    await refused(
      "AMENDMENTS_REASON_TOO_LONG",
      9,
      ...["object", motion, "--reason", "x".repeat(513)],
    );
    expect(await does(9, "object", "Wednesdays", "--reason", "Mondays were better.")).to.include({
      motion,
      origin: motion,
      text: rivals[1],
    });
    await refused("AMENDMENTS_NOTHING_PENDING", 10, "object", motion, "--reason", "Too late.");
    expect((await shown()).options[0]!.pending).to.equal(null);
    await refused("AMENDMENTS_ALREADY_ACCEPTED", 1, "accept-amendment", rivals[0]!);
    await seconded(rivals[1]!);
  });

  it("correct changes the wording, unless any voter objects", async () => {
    const { does, refused, days } = coalition;
    await refused("NOTHING_TO_CHANGE", 1, "correct", motion);
    await refused("AMENDMENTS_NOT_MOVER", 4, "correct", motion, "--text", "Because.");
    const uri = ["call", "directory", "setDaoURI", "https://example.org"];
    await refused("COALITION_GOVERNOR_TOO_WEIGHTY", 4, "correct", "Tuesdays", ...uri);
    const corrected = await does(1, "correct", motion, "--text", "Because rooms are free.");
    expect(corrected).to.include({ motion, origin: motion, title: "Meetings" });
    expect(corrected.description).to.include("Because rooms are free.");
    await does(3, "object", textOf(corrected), "--reason", "They are not.");
    const again = await does(1, "correct", motion, "resolution", "We meet on Mondays, at noon.");
    const rival = await does(4, "correct", "Tuesdays", "--title", "Every Tuesday");
    await refused("COALITION_GOVERNOR_CORRECTION", 3, "second", textOf(rival));
    await refused("AMENDMENTS_REPLACEMENT_PENDING", 4, "correct", "Tuesdays", "--text", "Again.");
    await days(1.1);
    const { options } = await shown();
    expect(options.map(({ title }) => title)).to.deep.equal([
      "Meetings",
      "Every Tuesday",
      "Wednesdays",
    ]);
    expect(options.map(({ text }) => text)).to.deep.equal([
      textOf(again),
      textOf(rival),
      rivals[1],
    ]);
    expect(options[0]!.calls[0]!.sentence).to.include("at noon");
    await refused("AMENDMENTS_NOTHING_PENDING", 3, "object", textOf(rival), "--reason", "Late.");
  });

  it("there are five places and no sixth", async () => {
    const { does, refused } = coalition;
    for (const [mover, day] of [
      [6, "Thursdays"],
      [7, "Fridays"],
    ] as const) {
      const words = ["resolution", `We meet on ${day}.`, "--title", day];
      rivals.push(textOf(await does(mover, "amend", motion, ...words)));
      await seconded(rivals.at(-1)!);
    }
    expect(
      await refused("AMENDMENTS_BALLOT_FULL", 8, "amend", motion, "resolution", "Sundays."),
    ).to.include("5 places");
    await does(7, "withdraw", "Fridays");
    expect((await shown()).options.map(({ standing }) => standing)).to.deep.equal([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("a ranked ballot can be signed during discussion, and cast once the vote is open", async () => {
    const { does, refused, days } = coalition;
    await refused("AMENDMENTS_VOTE_NOT_OPEN", 2, "vote", motion, "--rank", "2,1");
    await refused("RANKING_OPTION_UNKNOWN", 2, "vote", motion, "--rank", "2,6");
    expect(await refused("RANKING_OPTION_UNKNOWN", 2, "vote", motion, "--rank", "5")).to.include(
      "does not stand any more",
    );
    await refused("RANKING_OPTION_TWICE", 2, "vote", motion, "--rank", "2,1=2");
    await refused("RANKING_MALFORMED", 2, "vote", motion, "--rank", "2;1");
    await refused("INPUT_INVALID", 2, "vote", motion, "for", "--rank", "1");
    const early = (await does(2, "vote", motion, "--rank", "3,2", "--sign-only")).ballot;
    await days(9);
    await refused("AMENDMENTS_DISCUSSION_CLOSED", 8, "amend", motion, "resolution", "Sundays.");
    await refused("AMENDMENTS_DISCUSSION_CLOSED", 1, "correct", motion, "--text", "Late.");
    const file = await coalition.file("early.json", JSON.stringify(early));
    expect(await does(STRANGER, "vote", "--batch", file)).to.include({ counted: 1 });
  });

  it("vote ranks by place numbers, and a vote on one option means what it says", async () => {
    const { does, refused, shows } = coalition;
    const ranked = await shows(1, "vote", motion, "--rank", "1,2=4,quo", "--reason", "Noon!");
    expect(ranked.stdout).to.include(
      'Your ranking: first option 1 ("Meetings"), then option 2 ("Every Tuesday") and option 4 ("Thursdays") alike, then the status quo, last option 3 ("Wednesdays").',
    );
    await refused("AMENDMENTS_ALREADY_CAST", 1, "vote", motion, "--rank", "1");
    await refused("AMENDMENTS_NOT_VOTER", STRANGER, "vote", motion, "--rank", "1");
    expect(await does(4, "vote", "Tuesdays", "for")).to.include({ ranking: "2" });
    expect(await does(5, "vote", rivals[2]!, "against")).to.include({ ranking: "quo=1=2=3" });
    await does(6, "vote", motion, "abstain");
    await refused("OPTION_NOT_STANDING", 7, "vote", "Fridays", "for");
    await refused("AMENDMENTS_ALREADY_CAST", 4, "vote", "Every Tuesday", "for");
  });

  it("signed rankings travel in one transaction, and the bad ones are named", async () => {
    const { does, file, refused } = coalition;
    const sign = async (as: number, ...words: string[]) =>
      (await does(as, "vote", motion, ...words, "--sign-only")).ballot as Record<string, unknown>;
    const papers = [
      await sign(7, "--rank", "2,4,quo"),
      await sign(8, "--rank", "2,quo"),
      await sign(9, "abstain"),
      await sign(10, "for"),
    ];
    expect(papers.map(({ ranking }) => ranking)).to.deep.equal(["2,4,quo", "2,quo", "", "1"]);
    await refused("BALLOT_CAST_ALREADY", 1, "vote", motion, "--rank", "1", "--sign-only");
    const options = papers[1]!.options as string[];
    const other = { ...papers[1], options: [...options.slice(0, 4), options[0]] };
    const forged = { ...papers[0], ranking: "4,2,quo" };
    const path = await file("ranked.json", JSON.stringify([forged, other, ...papers]));
    const answer = await does(STRANGER, "vote", "--batch", path);
    expect(answer).to.deep.include({ given: 6, sent: 4, counted: 4 });
    expect((answer.skipped as { reason: string }[]).map(({ reason }) => reason)).to.deep.equal([
      "its signature is not the voter's",
      "it was made out for other options than those that stand now",
    ]);
    const { options: _, ranking: __, ...plain } = papers[0]!;
    const mixed = await file(
      "mixed.json",
      JSON.stringify([papers[0], { ...plain, support: "for" }]),
    );
    await refused("BALLOTS_OF_SEVERAL_KINDS", STRANGER, "vote", "--batch", mixed);
    const old = await file("old.json", JSON.stringify({ ...plain, support: "for" }));
    await refused("MOTION_RANKED", STRANGER, "vote", "--batch", old);
    const bad = await file("bad.json", JSON.stringify({ ...papers[0], ranking: "9" }));
    expect(await refused("BALLOTS_MALFORMED", STRANGER, "vote", "--batch", bad)).to.include(
      "option 9",
    );
  });

  it("tally counts the rankings from logs, shows the pairs and says why this option wins", async () => {
    const { does, days, shows } = coalition;
    const open = (await does(0, "tally", motion)) as Shown & {
      ballots: number;
      explanation: string;
      winner: string;
    };
    expect(open).to.include({ ballots: 9, outcome: "open", agrees: true });
    // 2: early 3,2; 1: 1,2=4,quo; 4: 2; 5: against 4; 6 and 9: nothing; 7: 2,4,quo; 8: 2,quo; 10: 1.
    expect(open.preferred).to.deep.equal([
      ["0", "2", "0", "3", "2", "4"],
      ["2", "0", "2", "2", "3", "3"],
      ["5", "4", "0", "4", "5", "6"],
      ["1", "1", "1", "0", "2", "2"],
      ["2", "1", "0", "2", "0", "2"],
      ["0", "0", "0", "0", "0", "0"],
    ]);
    await days(8);
    const { stdout, exitCode } = await shows(0, "tally", "Tuesdays");
    expect(exitCode).to.equal(0);
    expect(stdout)
      .to.include("Ballots that rank … above …")
      .and.include("dropped: quorum")
      .and.include("not on the ballot")
      .and.include('Option 2 ("Every Tuesday") wins')
      .and.include("The recount agrees with the governor.");
  });

  it("queue and execute take the winning text, whichever text is named", async () => {
    const { does, refused, days, shows } = coalition;
    const { options } = await shown();
    expect(options.map(({ dropped }) => dropped)).to.deep.equal([
      "quorum",
      null,
      "quorum",
      "quorum",
      "withdrawn",
    ]);
    await refused("MOTION_NOT_READY", 0, "execute", motion);
    const queued = await shows(STRANGER, "queue", rivals[2]!);
    expect(queued.stdout).to.include('option 2 ("Every Tuesday") won');
    expect((await shown()).phase.phase).to.equal("queued");
    await refused("MOTION_NOT_READY", 0, "queue", motion);
    await days(2.1);
    expect(await does(STRANGER, "execute", motion)).to.deep.include({
      motion,
      option: 2,
      executed: ['Records the resolution "We meet on Tuesdays.".'],
    });
    const { resolutions } = (await does(0, "archive", "list")) as {
      resolutions: { text: string }[];
    };
    expect(resolutions.map(({ text }) => text)).to.deep.equal(["We meet on Tuesdays."]);
    expect((await shown()).phase.phase).to.equal("executed");
    expect((await does(0, "tally", motion)).agrees).to.equal(true);
  });
});
