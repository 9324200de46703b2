import { expect } from "chai";
import { z } from "zod";
import { runScriptProcess } from "./script-process.js";

const measurement = z.strictObject({
  name: z.string(),
  ours: z.number().positive(),
  baseline: z.number().positive().nullable(),
  ratio: z.number().positive().nullable(),
  published: z.strictObject({ what: z.string(), gas: z.number().positive() }).nullable(),
});

describe("npm run bench", () => {
  it("measures both sides in one run and keeps every promise", async () => {
    const { code, stdout, stderr } = await runScriptProcess("bench.ts", "--quick", "--json");
    expect(stderr).to.contain("Every bar holds.").and.not.contain("✗");
    expect(code).to.equal(0);

    const lines = z.array(measurement).parse(JSON.parse(stdout));
    const find = (name: string) => {
      const line = lines.find((each) => each.name === name);
      if (line === undefined) throw new Error(`"${name}" is missing`);
      return line;
    };
    for (const { ours, baseline, ratio } of lines) {
      expect(ratio).to.equal(baseline === null ? null : ours / baseline);
    }
    expect(find("castVote, later").ratio).to.be.at.most(0.7);
    expect(find("join").ratio).to.be.at.most(0.75);
    const batch = find("batch of 100, later, per ballot");
    expect(batch.ours / (find("castVoteBySig, later").baseline ?? 0)).to.be.at.most(0.12);
    expect(batch.ours).to.be.at.most(1.8 * 6_265);
    expect(find("archive a document")).to.include({ baseline: null, published: null });
    expect(find("call an election").published?.what).to.contain("Arbitrum");
    expect(find("post anchored in a batch of 100, per post").ours).to.be.at.most(1_000);
    expect(find("post directly").published).to.deep.equal({
      what: "EAS attestation",
      gas: 180_132,
    });
    for (const candidates of [3, 8, 16])
      expect(find(`count with ${candidates} candidates`).ours).to.be.at.most(16_777_216);

    const few = lines.filter(({ name }) => name.endsWith(", with 10 members"));
    expect(few).to.have.length.above(10);
    for (const { name, ours } of few) {
      const many = find(name.replace("10 members", "1000 members")).ours;
      expect(Math.max(ours, many) / Math.min(ours, many), name).to.be.at.most(1.02);
    }
  });

  it("refuses what it does not understand in one line", async () => {
    const sizes = await runScriptProcess("bench.ts", "--members", "ten");
    expect(sizes).to.include({ code: 1, stdout: "" });
    expect(sizes.stderr).to.match(/^SIZES_MALFORMED: [^\n]+\n$/);

    const option = await runScriptProcess("bench.ts", "--slow", "--json");
    expect(option.code).to.equal(2);
    expect(JSON.parse(option.stdout)).to.have.nested.property("error.code", "USAGE");
  });
});
