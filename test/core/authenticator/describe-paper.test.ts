import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  buildPaper,
  describePaper,
  type Paper,
  type PaperValues,
  VERB_NAMES,
  type VerbName,
  VERBS,
} from "../../../core/authenticator/index.js";
import {
  CONTRACT_TITLES,
  INTERFACES,
  type CoalitionAddresses,
} from "../../../core/contracts/index.js";
import type { DescribedCoalition } from "../../../core/motions/index.js";
import { arbitraryValues } from "./arbitrary-values.js";

const address = (n: number) => `0x${String(n).padStart(40, "0")}`;
const addresses = Object.fromEntries(
  Object.keys(CONTRACT_TITLES).map((name, i) => [name, address(i + 1)]),
) as unknown as CoalitionAddresses;
const coalition: DescribedCoalition = { addresses, admission: { kind: "open" } };

const DEADLINE = 1_900_000_000;
const paper = (verb: VerbName, values: PaperValues): Paper =>
  buildPaper(verb, values, { member: address(99), deadline: DEADLINE, nonce: 1n });

const calling = (target: string, calldata: string) => ({
  targets: [target],
  values: [0n],
  calldatas: [calldata],
  description: "# A motion",
});

describe("a paper in words", () => {
  it("says what is declared, where it goes, every argument as signed, and until when", () => {
    const renditions = [
      {
        digest: ZeroHash,
        cid: "0x01",
        size: 12,
        mediaType: "text/plain",
        language: "en",
        authentic: true,
      },
    ];
    const values = { kind: 5, name: "ours", supersedes: ZeroHash, renditions };
    const words = describePaper(coalition, paper("deposit-document", values));
    expect(words.declaration).to.equal("I deposit this document in the archive.");
    expect(words.contract).to.equal("the archive");
    expect(words.arguments.map(({ name, value }) => `${name}: ${value}`)).to.deep.equal([
      "kind: 5 (statement)",
      "name: ours",
      `supersedes: ${ZeroHash}`,
      `renditions[0].digest: ${ZeroHash}`,
      "renditions[0].cid: 0x01",
      "renditions[0].size: 12 (12 bytes)",
      "renditions[0].mediaType: text/plain",
      "renditions[0].language: en",
      "renditions[0].authentic: yes",
    ]);
    expect(words.until).to.equal("2030-03-17 17:46:40 UTC");
    expect(words.known).to.equal(true);
  });

  it("says what the calls of a motion would do, and warns of those it does not know", () => {
    const resolution = INTERFACES.archive.encodeFunctionData("recordResolution", ["We meet."]);
    const known = paper("propose-motion", calling(addresses.archive, resolution));
    expect(describePaper(coalition, known).calls.map(({ sentence }) => sentence)).to.deep.equal([
      'Records the resolution "We meet.".',
    ]);
    expect(describePaper(coalition, known).known).to.equal(true);

    for (const [target, data] of [
      [addresses.archive, "0x12345678"],
      [ZeroAddress, resolution],
    ] as const) {
      const strange = paper("give-notice", calling(target, data));
      expect(describePaper(coalition, strange).known).to.equal(false);
    }
  });

  it("finds the calls of a rival text behind the motion it is for", () => {
    const resolution = INTERFACES.archive.encodeFunctionData("recordResolution", ["No."]);
    const values = { motion: 7n, ...calling(addresses.archive, resolution) };
    const { calls, arguments: named } = describePaper(coalition, paper("file-amendment", values));
    expect(calls.map(({ contract }) => contract)).to.deep.equal(["the archive"]);
    expect(named[0]).to.deep.equal({ name: "motion", type: "uint256", value: "7" });
  });

  for (const verb of VERB_NAMES) {
    it(`${verb}: leaves nothing out, whatever it says`, () => {
      fc.assert(
        fc.property(arbitraryValues(VERBS[verb]), (values) => {
          const words = describePaper(coalition, paper(verb, values));
          const shown = new Set(words.arguments.map(({ name }) => name.replace(/[.[].*$/, "")));
          expect([...shown]).to.deep.equal(VERBS[verb].fields.map(({ name }) => name));
        }),
        { numRuns: 15 },
      );
    });
  }
});
