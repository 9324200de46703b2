import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { ethers, loadFixture } from "../fixture/coalition.js";
import { foundUnsealed } from "../fixture/unsealed.js";
import { domainOf } from "./ballots.js";
import { expectFoundedWith } from "./journal-entries.js";

async function emptyDirectory() {
  const { founder, ...c } = await foundUnsealed();
  const timelock = await ethers.deployContract("CoalitionTimelock", [86_400, founder]);
  const directory = await ethers.deployContract("Directory", [timelock, founder, ""]);
  return { ...c, directory };
}

describe("CoalitionGovernor: its founding", () => {
  it("takes its parts from the directory, and does not come before them", async () => {
    const { directory } = await loadFixture(emptyDirectory);
    const found = () => ethers.deployContract("CoalitionGovernor", ["Governor", directory]);
    const part = await ethers.deployContract("Authenticator", [directory, "Papers"]);
    await expect(found()).to.be.revertedWithCustomError(
      await ethers.getContractFactory("CoalitionGovernor"),
      "ActingNoAuthenticator",
    );
    await directory.list(encodeBytes32String("authenticator"), part);
    await expect(found())
      .to.be.revertedWithCustomError(directory, "DirectoryUnknown")
      .withArgs(encodeBytes32String("membership"));
    await directory.list(encodeBytes32String("membership"), part);
    await expect(found())
      .to.be.revertedWithCustomError(directory, "DirectoryUnknown")
      .withArgs(encodeBytes32String("rulebook"));
  });

  it("has done nothing yet", async () => {
    const { governor } = await loadFixture(foundUnsealed);
    await expectFoundedWith(governor, []);
  });

  it("signs under names up to 31 bytes, as long as a coalition's can be", async () => {
    const { directory, parameters } = await loadFixture(foundUnsealed);
    expect(parameters.governorName.length).to.be.lessThan(32);
    const named = (name: string) => ethers.deployContract("CoalitionGovernor", [name, directory]);
    const longest = await named("N".repeat(31));
    expect((await domainOf(longest)).name).to.equal("N".repeat(31));
  });
});
