import "../../property-seed.js";
import { expect } from "chai";
import fc from "fast-check";
import { Recent } from "../../../core/proof/recent.js";
import { Turns } from "../../../core/proof/turns.js";

describe("Recent", () => {
  it("never answers with another key's value, and never keeps more than its limit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20)),
        fc.integer({ min: 20, max: 60 }),
        async (keys, limit) => {
          const recent = new Recent<number, string>(limit, ({ length }) => length);
          let kept: number[] = [];
          for (const key of keys) {
            let made = false;
            const value = await recent.get(key, async () => {
              made = true;
              return "x".repeat(key);
            });
            expect(value).to.equal("x".repeat(key));
            expect(made, `${key} among ${kept}`).to.equal(!kept.includes(key));
            // What was used last stays, as far as its weight allows.
            kept = [...kept.filter((one) => one !== key), key];
            while (kept.reduce((sum, one) => sum + one, 0) > limit) kept.shift();
          }
        },
      ),
    );
  });

  it("makes a thing once, however many ask, and again after it failed", async () => {
    const recent = new Recent<string, number>(10);
    let made = 0;
    const make = async () => (made += 1);
    expect(await Promise.all(["a", "a", "b"].map((key) => recent.get(key, make)))).to.have.length(
      3,
    );
    expect(made).to.equal(2);
    const fail = () => Promise.reject<number>(new Error("no"));
    const refused = await recent.get("c", fail).catch((error: Error) => error.message);
    expect(refused).to.equal("no");
    expect(await recent.get("c", make)).to.equal(3);
  });
});

describe("Turns", () => {
  it("lets everybody have their turn, also after one failed", async () => {
    const turns = new Turns(2);
    let [under, most] = [0, 0];
    const acts = Array.from({ length: 20 }, (_, index) =>
      turns
        .take(async () => {
          most = Math.max(most, (under += 1));
          await Promise.resolve();
          under -= 1;
          if (index % 3 === 0) throw new Error(`${index}`);
          return index;
        })
        .catch((error: Error) => Number(error.message)),
    );
    expect(await Promise.all(acts)).to.deep.equal(acts.map((_, index) => index));
    expect(most).to.equal(2);
  });
});
