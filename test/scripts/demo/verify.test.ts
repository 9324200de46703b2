import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { createOutput } from "../../../scripts/cli/output.js";
import { readCoalitionSource } from "../../../scripts/cli/coalition-source.js";
import { findDemoDocuments } from "../../../scripts/demo/archive-documents.js";
import { Checks } from "../../../scripts/demo/checks.js";
import {
  calledElection,
  type DemoElection,
} from "../../../scripts/demo/elections/demo-election.js";
import type { DemoForum } from "../../../scripts/demo/forum/demo-forum.js";
import { electBench } from "../../../scripts/demo/forum/officers.js";
import { playForum } from "../../../scripts/demo/forum/play-forum.js";
import type { DemoMotion } from "../../../scripts/demo/motions/demo-motion.js";
import { BENCH, carryOutAndElect, discussAndVote } from "../../../scripts/demo/play.js";
import { setStage } from "../../../scripts/demo/set-stage.js";
import { verifyElections } from "../../../scripts/demo/verify/elections.js";
import { verifyForum } from "../../../scripts/demo/verify/forum.js";
import { verifyMotions } from "../../../scripts/demo/verify/motions.js";
import { type Told, verifyStory } from "../../../scripts/demo/verify/story.js";
import { openSimulatedChain } from "../../../scripts/rehearsal/simulated-chain.js";

const SILENT = createOutput(true);
const STATEMENT = "# We agree\n";

/** The demo up to the last vote, with its content store and the chosen directory in places a test can spoil. */
async function perform() {
  const [files, blocks] = await Promise.all(
    ["files", "blocks"].map((name) => mkdtemp(join(tmpdir(), `three-opens-demo-${name}-`))),
  );
  if (files === undefined || blocks === undefined) throw new Error("no temporary directory");
  await writeFile(join(files, "statement.en.md"), STATEMENT);
  const chain = await openSimulatedChain();
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const stage = await setStage(chain, file, blocks, SILENT);
  const voted = await discussAndVote(stage, await findDemoDocuments(files));
  const clean = () =>
    Promise.all([chain.close(), ...[files, blocks].map((path) => rm(path, { recursive: true }))]);
  return { stage, voted, files, blocks, clean };
}

const failures = ({ checks }: { checks: Checks }) =>
  checks.all.filter(({ holds }) => !holds).map(({ text }) => text);

describe("what the demo checks", () => {
  let demo: Awaited<ReturnType<typeof perform>>;
  let told: Told;
  before(async () => {
    demo = await perform();
    told = await carryOutAndElect(demo.stage, demo.voted);
  });
  after(() => demo.clean());

  it("holds when everything happened as told", async () => {
    const story = await verifyStory(demo.stage, told);
    expect(failures(story)).to.deep.equal([]);
    expect(story.checks.ok).to.equal(true);
  });

  it("fails when nothing is carried out and nobody is elected", async () => {
    const early = await perform();
    try {
      const office = { id: ZeroHash, name: "treasurer" };
      const elections = [calledElection(ZeroHash, office, "seated")];
      const story = await verifyStory(early.stage, { ...early.voted, refused: [], elections });
      expect(story.checks.ok).to.equal(false);
      expect(failures(story)).to.include.members([
        '"Adopt the charter" ends executed',
        '"Adopt the charter" took effect in the archive',
        '"Report twice a year" was executed',
        'the result of "Poll: a membership fee" is in the archive as it was counted',
        "the chain knows 1 elections",
        "the election to treasurer (seated) is on the chain",
      ]);
    } finally {
      await early.clean();
    }
  });

  it("fails when a file was changed after it was archived", async () => {
    const path = join(demo.files, "statement.en.md");
    await writeFile(path, "# We differ\n");
    const story = await verifyStory(demo.stage, told).finally(() => writeFile(path, STATEMENT));
    const document = story.documents.find(
      ({ name, kind }) => name === "statement" && kind === "other",
    );
    expect(document?.verified).to.equal(false);
    expect(failures(story)).to.have.length(1);
    expect(failures(story)[0]).to.match(/of "statement" is found again, byte for byte$/);
  });

  it("fails when a block of the content store was spoilt", async () => {
    const kept = await mkdtemp(join(tmpdir(), "three-opens-demo-kept-"));
    await cp(demo.blocks, kept, { recursive: true });
    try {
      const blocks = await readdir(demo.blocks, { recursive: true, withFileTypes: true });
      for (const block of blocks.filter((each) => each.isFile()))
        await writeFile(join(block.parentPath, block.name), "something else");
      const story = await verifyStory(demo.stage, told);
      expect(story.documents.map(({ verified }) => verified)).to.not.include(true);
      expect(story.checks.ok).to.equal(false);
    } finally {
      await cp(kept, demo.blocks, { recursive: true });
      await rm(kept, { recursive: true });
    }
  });

  it("fails when the ballots told are not the ballots on chain", async () => {
    const cast = new Map(
      [...told.cast].map(([id, { rankings, ...ballots }]) => [
        id,
        {
          ...ballots,
          rankings: [
            ...rankings,
            [0, 1, ...Array<number>(rankings[0]?.length === 4 ? 2 : 0).fill(0)],
          ],
        },
      ]),
    );
    const story = await verifyStory(demo.stage, { ...told, cast });
    expect(failures(story)).to.have.length(told.motions.length);
  });

  /** The motion, changed where it has a plot. */
  const retell = (plot: string, change: (motion: DemoMotion) => Partial<DemoMotion>): Told => ({
    ...told,
    motions: told.motions.map((motion) =>
      motion.plot === plot ? { ...motion, ...change(motion) } : motion,
    ),
  });
  /** The election that seats somebody, changed. */
  const reelect = (change: (election: DemoElection) => Partial<DemoElection>): Told => ({
    ...told,
    elections: told.elections.map((election) =>
      election.ending === "seated" ? { ...election, ...change(election) } : election,
    ),
  });

  type Lie = [what: string, tell: () => Told, failing: RegExp[]];
  const aboutMotions: Lie[] = [
    [
      "another amendment was to win",
      () => retell("an amendment wins", ({ rivals }) => ({ rivals: rivals.toReversed() })),
      [
        /lists its 2 amendments/,
        /"Report after every meeting" wins/,
        /"Report after every meeting" (was executed|took effect)/,
        /"Report twice a year" (was not executed|had no effect)/,
      ],
    ],
    [
      "what lost could be queued",
      () => ({ ...told, refused: [] }),
      [/"Report once a year" was not executed, and nobody/, /"Report after every meeting" was not/],
    ],
    [
      "nobody voted through the governor alone",
      () => ({
        ...told,
        cast: new Map(
          [...told.cast].map(([id, { plain: _, ...ballots }]) => [id, ballots] as const),
        ),
      }),
      [/through the governor alone$/],
    ],
    [
      "other reasons were given for an objection",
      () =>
        retell("carried over objections", ({ objections }) => ({
          objections: objections.map(({ voter }) => ({ voter, reason: "None." })),
        })),
      [/carries 2 objections, with their reasons$/],
    ],
    [
      "nobody objected",
      () => retell("carried over objections", () => ({ objections: [] })),
      [/carries 0 objections/, /needed no vote$/],
    ],
    [
      "the poll asked something else",
      () => retell("voted down", () => ({ effect: { poll: "Do you like fees?" } })),
      [/^the result of "Poll: a membership fee"/],
    ],
  ];
  const aboutElections: Lie[] = [
    [
      "somebody's ballot in the election was another one",
      () =>
        reelect(({ ballots }) => {
          const [first, ...others] = ballots;
          if (first === undefined) throw new Error("nobody voted");
          return {
            ballots: new Map([[first[0], { ranks: [1, 0, 0, 0], sequence: 1 }], ...others]),
          };
        }),
      [/are those the voters cast last$/],
    ],
    [
      "the other one was to come first",
      () => reelect(({ elected }) => ({ elected: elected.toReversed() })),
      [/beat "re-open nominations"/, /the best first$/],
    ],
    [
      "the officer is still in office",
      () => reelect(() => ({ resigned: "" })),
      [/became co-leader$/],
    ],
    [
      "a nominee accepted in another transaction",
      () =>
        reelect(({ carried, batch }) => ({
          carried: { nominee: carried?.nominee ?? "", transaction: batch?.transaction ?? "" },
        })),
      [/accepted by a signature/],
    ],
    [
      "a replaced ballot was taken again",
      () => reelect(() => ({ refusal: "" })),
      [/is refused when it is sent again$/],
    ],
    [
      "no ballot was replaced",
      () => reelect(({ ballots }) => ({ taken: ballots.size })),
      [/was replaced$/],
    ],
    [
      "everybody voted in person",
      () => reelect(() => ({ batch: { transaction: ZeroHash, ballots: 10 } })),
      [/one transaction carried 10 signed ballots for others/],
    ],
    [
      "there was one more nominee",
      () =>
        reelect(({ nominees }) => ({
          nominees: [...nominees, ...demo.stage.founders.slice(0, 1)],
        })),
      [/^4 were nominated/],
    ],
  ];
  const check = (
    lies: readonly Lie[],
    verify: (story: Told, checks: Checks) => Promise<unknown>,
  ) => {
    for (const [what, tell, failing] of lies) {
      it(`fails when it is told that ${what}`, async () => {
        const checks = new Checks();
        await verify(tell(), checks);
        const found = failures({ checks });
        expect(found.filter((text) => !failing.some((each) => each.test(text)))).to.deep.equal([]);
        for (const each of failing)
          expect(
            found.some((text) => each.test(text)),
            String(each),
          ).to.equal(true);
      });
    }
  };
  check(aboutMotions, (story, checks) => verifyMotions(demo.stage, story, checks));
  check(aboutElections, ({ elections }, checks) => verifyElections(demo.stage, elections, checks));

  it("fails when nothing was checked at all", () => {
    expect(new Checks().ok).to.equal(false);
  });

  // Last: it elects officers and lets more time pass.
  it("holds the forum to what was said, who judged, and what the relay serves", async () => {
    const { stage, blocks } = demo;
    const bench = await electBench(stage, stage.newcomers.slice(-BENCH));
    await playForum(stage, bench, blocks, async (forum) => {
      const failuresOf = async (changes: Partial<DemoForum>) => {
        const checks = new Checks();
        await verifyForum(stage, { ...forum, ...changes }, checks);
        return failures({ checks });
      };
      const serving = (
        change: (bytes: Uint8Array) => Uint8Array | undefined,
      ): Partial<DemoForum> => ({
        relay: {
          ...forum.relay,
          client: {
            ...forum.relay.client,
            bytes: async (...asked) => {
              const bytes = await forum.relay.client.bytes(...asked);
              return bytes && change(bytes);
            },
          },
        },
      });
      expect(await failuresOf({})).to.deep.equal([]);
      expect(await failuresOf({ posts: forum.posts.slice(1) })).to.have.length(3);
      expect(
        await failuresOf({ posts: forum.posts.map((post) => ({ ...post, text: "Otherwise." })) }),
      ).to.have.length(1);
      expect(await failuresOf({ relay: { ...forum.relay, account: ZeroAddress } })).to.have.length(
        1,
      );
      expect(await failuresOf({ refusals: { relay: "NOT_REFUSED", contract: "" } })).to.have.length(
        1,
      );
      expect(await failuresOf({ cases: forum.cases.toReversed() })).to.have.length(1);
      expect(
        await failuresOf({ cases: forum.cases.map((each) => ({ ...each, ending: "stands" })) }),
      ).to.have.length(2);
      expect(await failuresOf(serving(() => undefined))).to.include(
        "every anchored post is proven to be in its batch, on chain and here",
      );
      // Contents are short here, and batches long.
      const altered = serving((bytes) =>
        bytes.length < 300 ? bytes.map((byte) => byte ^ 1) : bytes,
      );
      expect(await failuresOf(altered)).to.deep.equal([
        "the contents the relay serves are what their authors signed",
      ]);
    });
  });
});
