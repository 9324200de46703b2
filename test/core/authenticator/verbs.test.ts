import { readFile, readdir } from "node:fs/promises";
import { expect } from "chai";
import { id } from "ethers";
import {
  isVerbName,
  TYPE_HASHES,
  typesOf,
  VERB_NAMES,
  verbNamed,
  verbOfHash,
  VERBS,
} from "../../../core/authenticator/index.js";
import { parametersOf } from "../../../core/authenticator/verb.js";
import { isDaoError } from "../../../core/errors.js";

const SOURCES = new URL("../../../contracts/authenticator/verbs/", import.meta.url);

/** The struct types the contract's sources spell out, put together again from their lines. */
async function typesInSources(): Promise<string[]> {
  const files = await readdir(SOURCES);
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, SOURCES), "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/keccak256\(\s*((?:"[^"]*"\s*)+)\)/g)]
      .map(([, quoted = ""]) => quoted.replaceAll(/"\s*"/g, "").trim().slice(1, -1))
      .filter((type) => /^\w+\(/.test(type)),
  );
}

describe("signed verbs", () => {
  it("are those of the contract, all of them", async () => {
    const inContract = (await typesInSources()).map((type) => id(type));
    expect(Object.values(TYPE_HASHES)).to.have.members(inContract);
    expect(new Set(inContract).size).to.equal(VERB_NAMES.length);
    expect(VERB_NAMES.length).to.be.greaterThan(40);
  });

  for (const name of VERB_NAMES) {
    it(`${name} has the arguments of the function it stands for, and says who, once, until when`, () => {
      const verb = VERBS[name];
      const parameters = parametersOf(verb);
      const solidity = parameters.map(({ type, arrayChildren, components }) => {
        const isStruct = components ?? arrayChildren?.components;
        return isStruct ? `Rendition${arrayChildren ? "[]" : ""}` : type;
      });
      expect(verb.fields.map(({ type }) => type)).to.deep.equal(solidity);

      const whole = typesOf(verb)[verb.primaryType]!;
      expect(whole[0]).to.deep.equal({ name: "declaration", type: "string" });
      expect(whole.slice(-3).map(({ type, name }) => `${type} ${name}`)).to.deep.equal([
        "address member",
        "uint256 nonce",
        "uint48 deadline",
      ]);
      expect(new Set(whole.map((field) => field.name)).size).to.equal(whole.length);
      expect(verb.declaration).to.match(/^I [^\p{C}]{8,98}[.]$/u);
      expect(verbOfHash(TYPE_HASHES[name])).to.equal(name);
      expect(verbNamed(name)).to.equal(verb);
    });
  }

  it("never look alike: no two have one type, one sentence or one function", () => {
    const all = Object.values(VERBS);
    for (const key of [
      (verb: (typeof all)[number]) => verb.primaryType,
      (verb: (typeof all)[number]) => verb.declaration,
      (verb: (typeof all)[number]) => `${verb.contract}.${verb.functionName}`,
    ]) {
      expect(new Set(all.map(key)).size).to.equal(all.length);
    }
  });

  it("are refused by name when there are none of that name", () => {
    for (const name of ["", "vote", "toString", "__proto__", "x".repeat(1000)]) {
      expect(isVerbName(name)).to.equal(false);
      expect(() => verbNamed(name))
        .to.throw()
        .that.satisfies(isDaoError)
        .with.property("code", "VERB_UNKNOWN");
    }
    expect(verbOfHash(`0x${"00".repeat(32)}`)).to.equal(undefined);
  });
});
