import { expect } from "chai";
import { AbiCoder, TypedDataEncoder, Wallet } from "ethers";
import fc from "fast-check";
import {
  buildPaper,
  decodeArguments,
  encodeAct,
  encodeArguments,
  messageOf,
  type Paper,
  paperDigest,
  paperOfJson,
  paperSchema,
  papersDomain,
  paperToJson,
  paperTypedData,
  randomNonce,
  signPaper,
  TYPE_HASHES,
  VERB_NAMES,
  type VerbName,
  VERBS,
} from "../../../core/authenticator/index.js";
import { DaoError } from "../../../core/errors.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { arbitraryValues, hex } from "./arbitrary-values.js";

const DEADLINE = 1_900_000_000;
const DOMAIN = {
  name: "Test Authenticator",
  version: "1",
  chainId: 31337n,
  verifyingContract: `0x${"11".repeat(20)}`,
};
const wallet = Wallet.createRandom();

const paperOf = (verb: VerbName, nonce?: bigint) =>
  arbitraryValues(VERBS[verb]).map((values) => ({
    values,
    paper: buildPaper(verb, values, {
      member: wallet.address,
      deadline: DEADLINE,
      ...(nonce !== undefined && { nonce }),
    }),
  }));

async function fixture() {
  const { authenticator } = await foundCoalition();
  return { authenticator, domain: await papersDomain(authenticator) };
}

describe("a paper of every verb", () => {
  for (const verb of VERB_NAMES) {
    it(`${verb}: has the digest the contract gives it, whatever it says`, async () => {
      const { authenticator, domain } = await loadFixture(fixture);
      await fc.assert(
        fc.asyncProperty(paperOf(verb), async ({ paper }) => {
          const { arguments: encoded, member, nonce, deadline } = paper;
          expect(paperDigest(domain, paper)).to.equal(
            await authenticator.digestOf(TYPE_HASHES[verb], encoded, member, nonce, deadline),
          );
        }),
        { numRuns: 12 },
      );
    });

    it(`${verb}: gives back what was put in`, () => {
      fc.assert(
        fc.property(paperOf(verb), ({ paper, values }) => {
          expect(messageOf(VERBS[verb], paper.arguments)).to.deep.equal(values);
          const { message, primaryType, types } = paperTypedData(DOMAIN, paper);
          expect(Object.keys(message)).to.deep.equal(types[primaryType]?.map(({ name }) => name));
        }),
        { numRuns: 30 },
      );
    });
  }

  it("is signed by its member for nothing else: every other paper has another digest", () => {
    const anyPaper = fc.constantFrom(...VERB_NAMES).chain((verb) => paperOf(verb, 7n));
    fc.assert(
      fc.property(anyPaper, anyPaper, ({ paper: one }, { paper: other }) => {
        const same = one.verb === other.verb && one.arguments === other.arguments;
        expect(paperDigest(DOMAIN, one) === paperDigest(DOMAIN, other)).to.equal(same);
      }),
    );
  });

  it("has another digest on another chain, at another contract, of another member, nonce or deadline", () => {
    const paper = buildPaper(
      "leave",
      {},
      { member: wallet.address, deadline: DEADLINE, nonce: 1n },
    );
    const digest = paperDigest(DOMAIN, paper);
    const others: [typeof DOMAIN, Paper][] = [
      [{ ...DOMAIN, chainId: 1n }, paper],
      [{ ...DOMAIN, name: "Another" }, paper],
      [{ ...DOMAIN, verifyingContract: `0x${"22".repeat(20)}` }, paper],
      [DOMAIN, { ...paper, member: Wallet.createRandom().address }],
      [DOMAIN, { ...paper, nonce: 2n }],
      [DOMAIN, { ...paper, deadline: DEADLINE + 1 }],
    ];
    for (const [domain, other] of others) expect(paperDigest(domain, other)).not.to.equal(digest);
  });

  it("is signed as a wallet signs", async () => {
    const paper = buildPaper(
      "accept-code",
      { codeVersion: `0x${"33".repeat(32)}` },
      {
        member: wallet.address,
        deadline: DEADLINE,
      },
    );
    const { signature } = await signPaper(wallet, DOMAIN, paper);
    const { domain, types, message } = paperTypedData(DOMAIN, paper);
    expect(await wallet.signTypedData(domain, types, message)).to.equal(signature);
    expect(TypedDataEncoder.hash(domain, types, message)).to.equal(paperDigest(DOMAIN, paper));
  });

  it("has a nonce of 256 random bits", () => {
    const nonces = Array.from({ length: 64 }, randomNonce);
    expect(new Set(nonces).size).to.equal(64);
    const bits = nonces.reduce((sum, nonce) => sum | nonce, 0n);
    expect(bits >> 248n).not.to.equal(0n);
    expect(bits < 2n ** 256n).to.equal(true);
  });
});

describe("arguments of a paper", () => {
  const refusal = (make: () => unknown, code: string, words: RegExp) => {
    expect(make).to.throw(DaoError, words).with.property("code", code);
  };

  it("are refused when one is missing, strange or does not fit", () => {
    const make = (values: Record<string, unknown>) => () => encodeArguments(VERBS.join, values);
    const code = `0x${"33".repeat(32)}`;
    refusal(make({ group: 1 }), "PAPER_ARGUMENTS_INVALID", /"codeVersion" is missing/);
    refusal(make({ group: 1, codeVersion: code, x: 1 }), "PAPER_ARGUMENTS_INVALID", /no "x"/);
    refusal(make({ group: 256, codeVersion: code }), "PAPER_ARGUMENTS_INVALID", /does not fit/);
    refusal(make({ group: 1, codeVersion: "0x12" }), "PAPER_ARGUMENTS_INVALID", /does not fit/);
  });

  it("are read in one spelling only", () => {
    const verb = VERBS["set-relay"];
    const spelled = encodeArguments(verb, { relay: wallet.address, url: "https://relay.example" });
    fc.assert(
      fc.property(
        fc.nat(spelled.length - 3),
        fc.constantFrom(..."0123456789abcdef"),
        (at, digit) => {
          const changed = `0x${spelled.slice(2, 2 + at)}${digit}${spelled.slice(3 + at)}`;
          fc.pre(changed !== spelled);
          try {
            const values = decodeArguments(verb, changed);
            expect(AbiCoder.defaultAbiCoder().encode(["address", "string"], [...values])).to.equal(
              changed,
            );
          } catch (error) {
            expect((error as DaoError).code).to.equal("PAPER_ARGUMENTS_MALFORMED");
          }
        },
      ),
    );
  });

  it("are refused when they are anything else", () => {
    fc.assert(
      fc.property(fc.constantFrom(...VERB_NAMES), hex(1, 90), (verb, bytes) => {
        try {
          const values = decodeArguments(VERBS[verb], bytes);
          expect(values).to.have.length(VERBS[verb].fields.length);
        } catch (error) {
          expect((error as DaoError).code).to.equal("PAPER_ARGUMENTS_MALFORMED");
        }
      }),
    );
    refusal(() => decodeArguments(VERBS.join, "0x"), "PAPER_ARGUMENTS_MALFORMED", /paper Join/);
    refusal(() => decodeArguments(VERBS.join, "join"), "PAPER_ARGUMENTS_MALFORMED", /paper Join/);
    refusal(() => decodeArguments(VERBS.leave, "0x00"), "PAPER_ARGUMENTS_MALFORMED", /Leave/);
  });
});

describe("a paper in JSON", () => {
  const good = () => ({
    verb: "join",
    arguments: encodeArguments(VERBS.join, { group: 1, codeVersion: `0x${"33".repeat(32)}` }),
    member: wallet.address,
    nonce: String(2n ** 256n - 1n),
    deadline: DEADLINE,
    signature: `0x${"12".repeat(65)}`,
  });

  it("comes back the way it went", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VERB_NAMES).chain((verb) => paperOf(verb)),
        hex(1, 90),
        ({ paper }, signature) => {
          const signed = { ...paper, signature };
          const json: unknown = JSON.parse(JSON.stringify(paperToJson(signed)));
          expect(paperOfJson(paperSchema.parse(json))).to.deep.equal(signed);
        },
      ),
    );
  });

  it("is brought to the contract as it was signed", async () => {
    const { authenticator } = await loadFixture(fixture);
    const paper = paperOfJson(paperSchema.parse(good()));
    const [verb, encoded, signed] = authenticator.interface.decodeFunctionData(
      "act",
      encodeAct(paper),
    );
    expect([verb, encoded]).to.deep.equal([TYPE_HASHES.join, paper.arguments]);
    expect([...(signed as Iterable<unknown>)]).to.deep.equal([
      paper.member,
      paper.nonce,
      BigInt(paper.deadline),
      paper.signature,
    ]);
  });

  const bad: [string, Record<string, unknown>][] = [
    ["a verb there is not", { verb: "vote" }],
    ["a verb of another prototype", { verb: "constructor" }],
    ["arguments of another verb", { verb: "leave" }],
    ["arguments that are no bytes", { arguments: "0x123" }],
    ["arguments without end", { arguments: `0x${"00".repeat(40_000)}` }],
    ["a member that is none", { member: "0x12" }],
    [
      "a member with a wrong checksum",
      { member: "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9b".replace("Ab", "aB") },
    ],
    ["a negative nonce", { nonce: "-1" }],
    ["a nonce with a leading zero", { nonce: "01" }],
    ["a nonce too large", { nonce: String(2n ** 256n) }],
    ["a nonce as a number", { nonce: 7 }],
    ["a deadline in fractions", { deadline: 1.5 }],
    ["a deadline as text", { deadline: "1" }],
    ["no signature", { signature: "0x" }],
    ["a field too many", { extra: true }],
    ["a field too few", { nonce: undefined }],
  ];
  for (const [what, change] of bad) {
    it(`is refused with ${what}`, () => {
      expect(paperSchema.safeParse(good()).success).to.equal(true);
      expect(paperSchema.safeParse({ ...good(), ...change }).success).to.equal(false);
    });
  }

  it("is refused when it is anything at all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(paperSchema.safeParse(value).success).to.equal(false);
      }),
    );
  });
});
