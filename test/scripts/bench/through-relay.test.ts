import { expect } from "chai";
import { parsePosts } from "../../../scripts/bench/through-relay/count.js";
import { judgeMemory } from "../../../scripts/bench/through-relay/memory.js";
import { refusalOf } from "../../core/refusal.js";

const MIB = 2 ** 20;
const stream = (posts: number, bytes: (sample: number) => number) =>
  Array.from({ length: 20 }, (_, sample) => ({
    posts: (posts / 20) * (sample + 1),
    bytes: bytes(sample),
  }));

describe("the bar on a relay's memory", () => {
  it("holds when a process warms up and then stays as it is", () => {
    const [bar] = judgeMemory(stream(100_000, (n) => MIB * (n < 4 ? 100 + 50 * n : 300 + (n % 3))));
    expect(bar?.holds).to.equal(true);
  });

  it("is missed when every post leaves something behind", () => {
    const [bar] = judgeMemory(stream(100_000, (n) => MIB * (300 + 20 * n)));
    expect(bar?.holds).to.equal(false);
    expect(bar?.text).to.contain("100,000 posts");
  });

  it("is not judged by a short stream", () => {
    expect(judgeMemory(stream(2_000, (n) => n * MIB))).to.deep.equal([]);
    expect(judgeMemory([])).to.deep.equal([]);
  });

  it("takes numbers of posts and nothing else", async () => {
    expect(parsePosts("100000")).to.equal(100_000);
    for (const wrong of ["", "0", "-1", "1e5", "1000001", "many"])
      await refusalOf(() => parsePosts(wrong), "COUNT_MALFORMED");
  });
});
