import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { runScriptProcess } from "./script-process.js";

const matrix = z.array(z.array(z.number()));
const option = z.strictObject({
  number: z.number(),
  text: z.string(),
  title: z.string(),
  mover: z.string(),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  quorum: z.number(),
  dropped: z.string().nullable(),
  wins: z.boolean(),
  executed: z.boolean(),
});
const motion = z.object({
  title: z.string(),
  kind: z.string(),
  class: z.enum(["ordinary", "fundamental"]),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  quorum: z.number(),
  signedBallots: z.number(),
  outcome: z.string(),
  options: z.array(option).min(1),
  preferred: matrix,
  winner: z.string().nullable(),
  notice: z
    .strictObject({
      needed: z.number(),
      contested: z.boolean(),
      objections: z.array(z.strictObject({ voter: z.string(), reason: z.string() })),
    })
    .nullable(),
  recount: z.object({
    for: z.number(),
    against: z.number(),
    abstain: z.number(),
    explanation: z.string(),
    agrees: z.literal(true),
  }),
});
const election = z.object({
  office: z.string(),
  seats: z.array(z.number()).min(1),
  method: z.enum(["schulze", "approval"]),
  stage: z.string(),
  extensions: z.number(),
  nominees: z.array(
    z.object({ account: z.string(), status: z.string(), statement: z.string().nullable() }),
  ),
  candidates: z.array(z.string()),
  electorate: z.number(),
  ballots: z.number(),
  quorum: z.number(),
  signedBallots: z.number(),
  preferred: matrix,
  order: z.array(z.string()),
  seated: z.array(z.object({ account: z.string(), seat: z.number() })),
  explanation: z.string(),
  agrees: z.literal(true),
});
const list = z.strictObject({
  id: z.string(),
  name: z.string(),
  posts: z.number(),
  anchors: z.number().min(1),
  direct: z.number(),
  speakers: z.number(),
  anchorGas: z.number(),
});
const conductCase = z.strictObject({
  id: z.string(),
  respondent: z.string(),
  duty: z.number(),
  rung: z.number(),
  stage: z.string(),
  until: z.number().nullable(),
  hidesPost: z.boolean(),
});
const result = z.strictObject({
  ok: z.literal(true),
  members: z.array(
    z.object({
      account: z.string(),
      group: z.string(),
      founder: z.boolean(),
      voterNumber: z.number(),
    }),
  ),
  documents: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      verified: z.literal(true),
      renditions: z
        .array(z.object({ cid: z.string(), digest: z.string(), verified: z.literal(true) }))
        .min(1),
    }),
  ),
  motions: z.array(motion),
  elections: z.array(election),
  lists: z.array(list).min(1),
  cases: z.array(conductCase),
  relay: z.strictObject({ account: z.string(), posts: z.number() }),
});

describe("npm run demo", () => {
  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-demo-test-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const play = async (...words: string[]) => {
    const { code, stdout, stderr } = await runScriptProcess("demo.ts", "--json", ...words);
    expect(stderr).to.not.contain("✗");
    expect(code).to.equal(0);
    return result.parse(JSON.parse(stdout));
  };

  describe("with this repository's own documents", () => {
    let story: z.infer<typeof result>;
    before(async () => {
      story = await play();
    });

    it("plays the whole loop", () => {
      const { members, documents, motions } = story;
      const newcomers = members.filter(({ founder }) => !founder);
      expect(newcomers).to.have.length(12);
      expect(new Set(newcomers.map(({ group }) => group)).size).to.be.at.least(4);
      expect(documents.map(({ name }) => name)).to.include.members(["charter", "code-of-conduct"]);
      expect(documents.filter(({ kind }) => kind === "charter")).to.have.length(1);

      const outcomes = motions.map((each) => [
        each.kind,
        each.class,
        each.outcome,
        each.signedBallots,
      ]);
      expect(outcomes).to.have.deep.members([
        ["motion", "fundamental", "executed", 0],
        ["motion", "ordinary", "executed", 0],
        ["motion", "ordinary", "defeated", 0],
        ["motion", "ordinary", "executed", 10],
        ["motion", "ordinary", "executed", 10],
        ["notice", "ordinary", "executed", 0],
        ["notice", "ordinary", "executed", 0],
        ["poll", "ordinary", "defeated", 0],
      ]);
      for (const { recount, ...counted } of motions) {
        expect(recount).to.include({
          for: counted.for,
          against: counted.against,
          abstain: counted.abstain,
        });
        if (counted.notice?.contested === false) continue;
        expect(
          counted.for >= counted.quorum && counted.for > counted.against,
          counted.title,
        ).to.equal(counted.outcome === "executed");
      }
    });

    it("tells of every text of a motion how it did, and of notices who objected", () => {
      const { motions } = story;
      const amended = motions.filter(({ options }) => options.length > 1);
      expect(amended).to.have.length(1);
      const [{ options, preferred, winner, recount }] = amended as [z.infer<typeof motion>];
      expect(options.map(({ wins, executed }) => [wins, executed])).to.deep.equal([
        [false, false],
        [true, true],
        [false, false],
      ]);
      expect(winner).to.equal(options[1]?.text);
      expect(recount.explanation).to.contain(`"${options[1]?.title}") wins: `);
      for (const [number, row] of preferred.entries()) {
        expect(row).to.have.length(options.length + 1);
        const over = preferred[2]?.[number] ?? 0;
        if (number !== 2) expect(over, `option 2 over ${number}`).to.be.greaterThan(row[2] ?? 0);
        const inFavour = options.find((each) => each.number === number)?.for;
        if (number !== 0) expect(row[0]).to.equal(inFavour);
      }
      const notices = motions.flatMap(({ notice }) => notice ?? []);
      expect(notices.map(({ contested }) => contested)).to.have.members([true, false]);
      for (const { contested, needed, objections } of notices)
        expect(objections).to.have.length(contested ? needed : 0);
    });

    it("elects whom the ballots prefer to nobody, and leaves a seat vacant that nobody wants", () => {
      const { members, elections } = story;
      const [held, vacant] = elections as [z.infer<typeof election>, z.infer<typeof election>];
      expect(held).to.include({ stage: "seated", extensions: 0, signedBallots: 10 });
      expect(held.ballots).to.equal(members.length);
      expect(held.nominees.map(({ status }) => status)).to.deep.equal(Array(3).fill("accepted"));
      expect(held.nominees.map(({ statement }) => statement)).to.not.include(null);
      const [, ...others] = held.preferred;
      expect(others.map(([over = 0], i) => over > (held.preferred[0]?.[i + 1] ?? 0))).to.deep.equal(
        [true, true, false],
      );
      expect(held.order).to.deep.equal(held.candidates.slice(0, 2));
      expect(held.seated.map(({ account }) => account)).to.deep.equal(held.order);

      expect(vacant).to.include({
        stage: "vacant",
        extensions: 2,
        ballots: 0,
        office: held.office,
      });
      expect(vacant.seats).to.deep.equal([held.seated[0]?.seat]);
      expect(vacant.nominees.map(({ status }) => status)).to.deep.equal(["declined"]);
      expect(vacant.seated).to.deep.equal([]);
    });

    it("fills the bench of conduct with two officers and a panel of two others", () => {
      const bench = story.elections.slice(2);
      expect(bench.map(({ office, seated }) => [office, seated.length])).to.deep.equal([
        ["conduct-officer", 2],
        ["appeal-panellist", 2],
      ]);
      const people = bench.flatMap(({ seated }) => seated.map(({ account }) => account));
      expect(new Set(people).size).to.equal(4);
    });

    it("discusses through the relay, and puts the Code of Conduct into operation", () => {
      const [{ name, posts, direct, speakers }] = story.lists as [z.infer<typeof list>];
      expect({ name, posts, direct, speakers }).to.deep.equal({
        name: "general",
        ...{ posts: 24, direct: 1, speakers: 8 },
      });
      expect(story.relay.posts).to.equal(23);
      expect(
        story.cases.map(({ rung, stage, hidesPost }) => [rung, stage, hidesPost]),
      ).to.deep.equal([
        [1, "final", true],
        [2, "final", false],
        [2, "lifted", false],
      ]);
      expect(new Set(story.cases.map(({ respondent }) => respondent)).size).to.equal(1);
    });
  });

  it("archives any directory, large files and several languages too, in another coalition", async () => {
    await mkdir(join(directory, "minutes"));
    await writeFile(join(directory, "minutes", "May.en.md"), "# May\n");
    await writeFile(join(directory, "minutes", "May.fr.md"), "# Mai\n");
    await writeFile(join(directory, "recording.mp3"), new Uint8Array(3 * 1_048_576).fill(7));
    const { members, documents, elections } = await play(
      ...["--documents", directory, "--coalition", "coalitions/example.json5"],
    );
    expect(elections.map(({ office, seated }) => [office, seated.length])).to.deep.equal([
      ["coordinator", 1],
      ["coordinator", 0],
      ["conduct-officer", 2],
      ["appeal-panellist", 2],
    ]);
    expect(members.filter(({ founder }) => !founder)).to.have.length(12);
    const deposited = documents.filter(({ kind }) => kind === "other");
    expect(deposited.map(({ name, renditions }) => [name, renditions.length])).to.deep.equal([
      ["minutes-may", 2],
      ["recording", 1],
    ]);
    // A raw block up to 1 MiB, a UnixFS root above.
    expect(deposited[1]?.renditions[0]?.cid).to.match(/^bafybei/);
  });

  const refusals: [why: string, code: string, prepare: () => Promise<string[]>][] = [
    ["a missing directory", "DIRECTORY_MISSING", async () => ["--documents", `${directory}/none`]],
    ["an empty directory", "DIRECTORY_EMPTY", async () => ["--documents", directory]],
    [
      "an empty file",
      "FILE_EMPTY",
      async () => {
        await writeFile(join(directory, "empty.md"), "");
        return ["--documents", directory];
      },
    ],
    [
      "too much at once",
      "FILES_TOO_LARGE",
      async () => {
        await writeFile(join(directory, "huge.bin"), "");
        await truncate(join(directory, "huge.bin"), 2 ** 31);
        return ["--documents", directory];
      },
    ],
    [
      "a name the archive cannot take",
      "DOCUMENT_NAME_INVALID",
      async () => {
        await writeFile(join(directory, `${"long".repeat(20)}.md`), "text");
        return ["--documents", directory];
      },
    ],
    [
      "a missing coalition file",
      "COALITION_FILE_MISSING",
      async () => ["--coalition", join(directory, "none.json5")],
    ],
  ];
  for (const [why, code, prepare] of refusals) {
    it(`refuses ${why} in one line and as JSON`, async () => {
      const words = await prepare();
      const { code: exit, stdout, stderr } = await runScriptProcess("demo.ts", "--json", ...words);
      expect(exit).to.equal(1);
      expect(stderr).to.match(new RegExp(`^${code}: [^\\n]+\\n$`));
      expect(JSON.parse(stdout)).to.have.nested.property("error.code", code);
    });
  }
});
