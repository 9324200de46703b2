import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { DAY, parseCoalitionFile } from "../../core/coalition/index.js";
import {
  coalitionAtWork,
  type CoalitionAtWork,
  idOf,
} from "../scripts/commands/coalition-at-work.js";

const EXAMPLE = "coalitions/example.json5";
const REHEARSAL = "coalitions/rehearsal.json5";
const LANGUAGES = ["en", "fr", "es"];

interface Document {
  name: string;
  versions: { renditions: { language: string; authentic: boolean; cid: string }[] }[];
}

/** The lines somebody types in step 5, without the one that shortens them. */
async function typedLines(): Promise<string[][]> {
  const page = await readFile("docs/adopting.md", "utf8");
  const lines = [...page.matchAll(/^\$ dao (.+)$/gm)].map(([, line = ""]) => line);
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
  );
}

describe("docs/adopting.md", () => {
  describe("with coalitions/example.json5", () => {
    let coalition: CoalitionAtWork;
    before(async () => {
      coalition = await coalitionAtWork(EXAMPLE);
    });
    after(() => coalition?.close());

    it("founds it as the file says, both texts in three languages", async () => {
      await coalition.does(0, "verify");
      const { documents } = (await coalition.does(0, "archive", "list")) as unknown as {
        documents: Document[];
      };
      expect(documents.map(({ name }) => name)).to.deep.equal(["code-of-conduct", "charter"]);
      for (const { versions } of documents) {
        const { renditions = [] } = versions[0] ?? {};
        expect(renditions.map(({ language }) => language)).to.deep.equal(LANGUAGES);
        expect(renditions.map(({ authentic }) => authentic)).to.deep.equal([true, false, false]);
      }
    });

    it("says in each language what the names on the chain mean", async () => {
      const { membership, offices, lists, documents } = parseCoalitionFile(
        await readFile(EXAMPLE, "utf8"),
      );
      const names = [...membership.groups, ...[...offices, ...lists].map(({ name }) => name)];
      const { renditions = [] } = documents.find(({ kind }) => kind === "charter") ?? {};
      expect(renditions.map(({ language }) => language)).to.deep.equal(LANGUAGES);
      for (const { file } of renditions) {
        const text = await readFile(file, "utf8");
        for (const name of names) expect(text, file).to.include(`"${name}"`);
      }
    });

    it("goes from filing to effect by the lines of step 5 as they are printed", async () => {
      const lines = await typedLines();
      expect(lines.map(([verb]) => verb)).to.include.members(["propose", "vote", "execute"]);
      let motion = "";
      for (const line of lines) {
        const words = line.map((word) => (word === "<motion>" ? motion.slice(0, 10) : word));
        const at = words.indexOf("--as");
        const as = at === -1 ? 0 : Number(words.splice(at, 2)[1]);
        const answer = await coalition.does(as, ...words);
        // Nobody types it all within one second; a vote opens after the second in which it is due.
        if (words[0] === "advance") await coalition.days(0.001);
        if (words[0] === "propose") motion = idOf(answer);
      }
      const { motions } = (await coalition.does(0, "motions", "--all")) as unknown as {
        motions: { id: string; phase: { phase: string } }[];
      };
      expect(motions).to.have.length(1);
      expect(motions[0]?.id).to.equal(motion);
      expect(motions[0]?.phase.phase).to.equal("executed");
    });
  });

  describe("with coalitions/rehearsal.json5", () => {
    let coalition: CoalitionAtWork;
    before(async () => {
      coalition = await coalitionAtWork(REHEARSAL);
    });
    after(() => coalition?.close());

    it("takes a newcomer in after a day, and a motion from filing to effect in five", async () => {
      const { does, refused, days, chain } = coalition;
      await does(12, "join", "academia");
      await days(1.01);
      await does(0, "enrol");
      await days(0.01);
      const filed = chain.head.timestamp;
      const motion = idOf(await does(12, "propose", "resolution", "We rehearsed."));
      await does(1, "second", motion);
      await refused("GOVERNOR_UNEXPECTED_PROPOSAL_STATE", 12, "vote", motion, "for");
      await days(1.01);
      await does(12, "vote", motion, "for");
      await does(2, "vote", motion, "for");
      await days(3.01);
      await does(0, "queue", motion);
      await days(1.01);
      await does(0, "execute", motion);
      const took = chain.head.timestamp - filed;
      // What the commands themselves take comes on top.
      expect(took)
        .to.be.at.least(5 * DAY)
        .and.below(5.5 * DAY);
    });
  });
});
