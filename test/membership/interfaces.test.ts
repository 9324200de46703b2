import { expect } from "chai";
import { Contract, FunctionFragment, Interface, toBeHex, ZeroAddress, zeroPadValue } from "ethers";
import {
  IAdmissionPolicy__factory,
  IERC4824__factory,
  IERC5192__factory,
} from "../../typechain-types/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";

/** ERC-165: the exclusive or of all selectors. */
function interfaceIdOf(abi: Interface): string {
  let id = 0n;
  abi.forEachFunction(({ selector }) => (id ^= BigInt(selector)));
  return zeroPadValue(toBeHex(id), 4);
}

const ERC165 = new Interface(["function supportsInterface(bytes4) view returns (bool)"]);
const ERC6372 = new Interface([
  "function clock() view returns (uint48)",
  "function CLOCK_MODE() view returns (string)",
]);
const ERC721 = new Interface([
  "function balanceOf(address) view returns (uint256)",
  "function ownerOf(uint256) view returns (address)",
  "function safeTransferFrom(address,address,uint256,bytes)",
  "function safeTransferFrom(address,address,uint256)",
  "function transferFrom(address,address,uint256)",
  "function approve(address,uint256)",
  "function setApprovalForAll(address,bool)",
  "function getApproved(uint256) view returns (address)",
  "function isApprovedForAll(address,address) view returns (bool)",
]);
const METADATA = new Interface([
  "function name() view returns (string)",
  "function symbol() view returns (string)",
  "function tokenURI(uint256) view returns (string)",
]);
const LOCKS = IERC5192__factory.createInterface();
const VOTES = new Interface([
  "function getVotes(address) view returns (uint256)",
  "function getPastVotes(address,uint256) view returns (uint256)",
  "function getPastTotalSupply(uint256) view returns (uint256)",
  "function delegates(address) view returns (address)",
  "function delegate(address)",
  "function delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)",
]);
const ENUMERABLE = "0x780e9d63";
const FORBIDDEN = "0xffffffff";

describe("Membership", () => {
  describe("supportsInterface", () => {
    const claimed = {
      "ERC-165": [interfaceIdOf(ERC165), "0x01ffc9a7"],
      "ERC-721": [interfaceIdOf(ERC721), "0x80ac58cd"],
      "ERC-721 metadata": [interfaceIdOf(METADATA), "0x5b5e139f"],
      "ERC-5192": [interfaceIdOf(LOCKS), "0xb45a3c0e"],
      "ERC-6372": [interfaceIdOf(ERC6372), "0xda287a1d"],
    };
    for (const [name, [computed, published]] of Object.entries(claimed)) {
      it(`claims ${name} under its published id`, async () => {
        const { membership } = await loadFixture(foundCoalition);
        expect(computed).to.equal(published);
        expect(await membership.supportsInterface(published!)).to.equal(true);
      });
    }

    it("claims neither delegation nor enumeration, which it has not, nor the forbidden id", async () => {
      const { membership } = await loadFixture(foundCoalition);
      for (const id of [interfaceIdOf(VOTES), ENUMERABLE, FORBIDDEN, "0x00000000"]) {
        expect(await membership.supportsInterface(id), id).to.equal(false);
      }
    });

    it("behaves as it claims towards a client that knows the standards alone", async () => {
      const { membership, founders, coalition } = await loadFixture(foundCoalition);
      const holder = founders[0]!.address;
      const seat = (1n << 160n) | BigInt(holder);
      const standards = [ERC165, ERC6372, ERC721, METADATA, LOCKS];
      const fragments = standards.flatMap((abi) => [...abi.fragments]);
      const client = new Contract(await membership.getAddress(), fragments, founders[0]!);
      const answers: Record<string, [unknown[], unknown]> = {
        supportsInterface: [["0x01ffc9a7"], true],
        clock: [[], BigInt(await time.latest())],
        CLOCK_MODE: [[], "mode=timestamp"],
        balanceOf: [[holder], 1n],
        ownerOf: [[seat], holder],
        getApproved: [[seat], ZeroAddress],
        isApprovedForAll: [[holder, founders[1]!.address], false],
        name: [[], coalition.name],
        symbol: [[], coalition.shortName],
        tokenURI: [[seat], ""],
        locked: [[seat], true],
      };
      for (const [name, [args, expected]] of Object.entries(answers)) {
        expect(await client.getFunction(name)(...args), name).to.equal(expected);
      }
      const reading = Object.keys(answers).length;
      const writing = client.interface.fragments.filter(
        (fragment) => fragment instanceof FunctionFragment && !fragment.constant,
      );
      expect(reading + writing.length, "every function of the standards").to.equal(
        client.interface.fragments.filter(({ type }) => type === "function").length,
      );
    });
  });
});

describe("OpenAdmission", () => {
  describe("admits", () => {
    it("admits everybody", async () => {
      const c = await loadFixture(foundCoalition);
      const policy = IAdmissionPolicy__factory.connect(
        await c.membership.admissionPolicy(),
        ethers.provider,
      );
      for (const { address } of [c.founders[0]!, c.strangers[0]!]) {
        expect(await policy.admits(address)).to.equal(true);
      }
    });
  });

  describe("supportsInterface", () => {
    it("claims the policy and ERC-165, and nothing else", async () => {
      const c = await loadFixture(foundCoalition);
      const policy = IAdmissionPolicy__factory.connect(
        await c.membership.admissionPolicy(),
        ethers.provider,
      );
      const admits = IAdmissionPolicy__factory.createInterface().getFunction("admits").selector;
      for (const id of [admits, interfaceIdOf(ERC165)]) {
        expect(await policy.supportsInterface(id)).to.equal(true);
      }
      for (const id of [FORBIDDEN, interfaceIdOf(IERC4824__factory.createInterface())]) {
        expect(await policy.supportsInterface(id)).to.equal(false);
      }
    });
  });
});
