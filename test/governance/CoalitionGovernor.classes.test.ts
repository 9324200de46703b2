import { expect } from "chai";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { call, fileMotion, type Call } from "../fixture/motions.js";
import { assess } from "./assess.js";
import { plain } from "./plain.js";

const ORDINARY = 0n;
const FUNDAMENTAL = 1n;

describe("CoalitionGovernor: the class follows from the calls", () => {
  async function fixture() {
    const c = await foundCoalition();
    const target = await ethers.deployContract("HostileTarget");
    const ordinary = [
      await call(c.archive, "recordResolution", ["Resolved."]),
      await call(c.archive, "adopt", [3, "minutes", ethers.ZeroHash, []]),
      await call(c.archive, "addRendition", [
        ethers.ZeroHash,
        1,
        {
          digest: ethers.id("x"),
          cid: "0x",
          size: 1,
          mediaType: "",
          language: "",
          authentic: false,
        },
      ]),
    ];
    const rules = await c.rulebook.motionRules(0);
    const fundamental: Record<string, Call> = {
      "adopting a standing document": await call(c.archive, "adoptStanding", [
        0,
        "charter",
        ethers.ZeroHash,
        [],
      ]),
      "withdrawing a document": await call(c.archive, "withdraw", [ethers.ZeroHash, 1, "law"]),
      "removing a member": await call(c.membership, "remove", [c.founders[1]!.address, "why"]),
      "changing the rules": await call(c.rulebook, "setMotionRules", [0, plain(rules)]),
      "listing a call as ordinary": await call(c.rulebook, "setOrdinaryCall", [
        target.target,
        "0x12345678",
        true,
      ]),
      "changing the timelock": await call(c.timelock, "updateDelay", [86_400]),
      "handing out a role": await call(c.timelock, "grantRole", [
        ethers.id("PROPOSER_ROLE"),
        target.target,
      ]),
      "listing a contract": await call(c.directory, "list", [ethers.id("x"), target.target]),
      "calling the governor": await call(c.governor, "relay", [target.target, 0, "0x"]),
      "calling something unknown": await call(target, "strike"),
      "an unknown selector": { ...ordinary[0]!, data: "0xdeadbeef" },
      "no selector at all": { ...ordinary[0]!, data: "0x" },
      "three bytes of a listed selector": { ...ordinary[0]!, data: ordinary[0]!.data.slice(0, 8) },
      "a listed call with value": { ...ordinary[0]!, value: 1n },
    };
    return { ...c, ordinary, fundamental };
  }

  it("is ordinary when every call is listed", async () => {
    const { governor, rulebook, ordinary } = await loadFixture(fixture);
    for (const calls of [...ordinary.map((one) => [one]), ordinary]) {
      expect((await assess(rulebook, calls)).class).to.equal(ORDINARY);
    }
    const c = await loadFixture(fixture);
    const { id } = await fileMotion(c, ordinary);
    expect((await governor.motion(id)).class).to.equal(ORDINARY);
  });

  it("needs four bytes of a listed selector and nothing after them", async () => {
    const { rulebook, ordinary } = await loadFixture(fixture);
    const bare = { ...ordinary[0]!, data: ordinary[0]!.data.slice(0, 10) };
    expect((await assess(rulebook, [bare])).class).to.equal(ORDINARY);
  });

  it("is fundamental for anything else, alone, before or after listed calls", async () => {
    const { rulebook, ordinary, fundamental } = await loadFixture(fixture);
    for (const [what, one] of Object.entries(fundamental)) {
      for (const calls of [[one], [one, ...ordinary], [...ordinary, one]]) {
        expect((await assess(rulebook, calls)).class, what).to.equal(FUNDAMENTAL);
      }
    }
  });

  it("is filed under the rules of its class", async () => {
    const c = await loadFixture(fixture);
    const mixed = [c.ordinary[0]!, c.fundamental["removing a member"]!];
    const filed = await fileMotion(c, mixed, "Mixed");
    const other = await fileMotion(c, c.ordinary, "Listed", c.founders[1]!);
    for (const [motion, motionClass, needed] of [
      [filed, FUNDAMENTAL, 4n],
      [other, ORDINARY, 2n],
    ] as const) {
      const kept = await c.governor.motion(motion.id);
      expect(kept.class).to.equal(motionClass);
      expect(kept.secondsNeeded).to.equal(needed);
      const rules = await c.rulebook.motionRules(motionClass);
      expect(kept.rules).to.deep.equal(rules);
      const snapshot = await c.governor.proposalSnapshot(motion.id);
      expect((await c.governor.proposalDeadline(motion.id)) - snapshot).to.equal(rules.voting);
    }
  });
});
