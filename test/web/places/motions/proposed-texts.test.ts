import { expect } from "chai";
import { hexlify } from "ethers";
import { documentId } from "../../../../core/archive/index.js";
import { documentKindIndex } from "../../../../core/coalition/index.js";
import { describeContent } from "../../../../core/content/index.js";
import { CONTRACT_TITLES, INTERFACES } from "../../../../core/contracts/index.js";
import type { CoalitionAddresses, ContractName } from "../../../../core/contracts/index.js";
import { proposedTexts } from "../../../../web/places/motions/calls/proposed-texts.js";

const names = Object.keys(CONTRACT_TITLES) as ContractName[];
const addresses = Object.fromEntries(
  names.map((name, index) => [name, `0x${(index + 1).toString(16).padStart(40, "0")}`]),
) as unknown as CoalitionAddresses;

const BASE = `0x${"22".repeat(32)}`;
const ZERO = `0x${"00".repeat(32)}`;

async function adoption(fn: string, base: string, cid?: string) {
  const {
    digest,
    cidBytes,
    cid: address,
  } = await describeContent([new TextEncoder().encode("Be kind.\n")]);
  const rendition = [digest, cid ?? hexlify(cidBytes), 9, "text/markdown", "en", true];
  const values = [documentKindIndex("code of conduct"), "code-of-conduct", base, [rendition]];
  return {
    address: address.toString(),
    call: {
      target: addresses.archive,
      calldata: INTERFACES.archive.encodeFunctionData(fn, values),
    },
  };
}

describe("texts that a call adopts", () => {
  it("are found by their content, with the document and the version they replace", async () => {
    for (const fn of ["adopt", "adoptStanding"]) {
      const { call, address } = await adoption(fn, BASE);
      const found = proposedTexts(addresses, call);
      expect(found?.document).to.equal(
        documentId(addresses.timelock, "code of conduct", "code-of-conduct"),
      );
      expect(found?.base).to.equal(BASE);
      expect(found?.renditions).to.have.length(1);
      expect(found?.renditions[0]).to.include({
        ...{ cidText: address, size: 9, mediaType: "text/markdown", language: "en" },
        ...{ authentic: true, index: 0 },
      });
    }
  });

  it("replace nothing when they are the first", async () => {
    const { call } = await adoption("adopt", ZERO);
    expect(proposedTexts(addresses, call)).to.have.property("base", undefined);
  });

  it("are none in other calls, in calldata cut short, or under an address of content that is none", async () => {
    const { call } = await adoption("adopt", BASE);
    expect(proposedTexts(addresses, { ...call, target: addresses.lists })).to.equal(undefined);
    expect(proposedTexts(addresses, { ...call, calldata: call.calldata.slice(0, 200) })).to.equal(
      undefined,
    );
    const data = INTERFACES.archive.encodeFunctionData("recordResolution", ["x"]);
    expect(proposedTexts(addresses, { ...call, calldata: data })).to.equal(undefined);
    expect(proposedTexts(addresses, (await adoption("adopt", BASE, "0x0102")).call)).to.equal(
      undefined,
    );
  });
});
