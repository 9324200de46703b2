import { expect } from "chai";
import { snapshotFaults } from "../../../scripts/checks/snapshot-faults.js";

describe("faults of a snapshot", () => {
  it("finds none within the tolerance", () => {
    expect(snapshotFaults({ join: 1_000 }, { join: 1_010 }, 0.01)).to.deep.equal([]);
    expect(snapshotFaults({ Archive: { bytes: 5 } }, { Archive: { bytes: 5 } }, 0)).to.deep.equal(
      [],
    );
  });

  it("names each number that left it, up or down", () => {
    const faults = snapshotFaults({ join: 1_000, leave: 1_000 }, { join: 1_011, leave: 989 }, 0.01);
    expect(faults).to.deep.equal([
      "join was 1000, is 1011 (+1.10 %)",
      "leave was 1000, is 989 (-1.10 %)",
    ]);
  });

  it("names what is new and what is gone, in groups too", () => {
    const faults = snapshotFaults({ A: { bytes: 1 } }, { B: { bytes: 2 } }, 1);
    expect(faults).to.deep.equal(["A: bytes is gone", "B: bytes is new: 2"]);
  });

  it("does not take a new number for an old zero", () => {
    expect(snapshotFaults({ join: 0 }, { join: 1 }, 0.01)).to.have.length(1);
  });
});
