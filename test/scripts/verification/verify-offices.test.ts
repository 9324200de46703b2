import { expect } from "chai";
import { id, toBeHex } from "ethers";
import type { CoalitionFile } from "../../../core/coalition/index.js";
import { deploymentParameters } from "../../../deploy/parameters.js";
import { checkOffices } from "../../../scripts/verification/check-offices.js";
import { readHistory, type History } from "../../../scripts/verification/history.js";
import { ethers, loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { senderAt } from "../../fixture/sender.js";
import { findSlot, founded, repacked, setStorage, slotIn, verify } from "./verified.js";

const at = (address: string, slot: string) => ethers.provider.getStorage(address, slot);

/** Where the record of an office begins: its terms, then its number with flags, then its name. */
async function recordOf(offices: string, name: string, seats: number): Promise<bigint> {
  const slot = await findSlot(
    offices,
    (word) => BigInt(word) !== 0n && Number(BigInt(word) & 0xffn) === seats,
    (base) => slotIn(base, ["bytes32", "uint256"], id(name)),
  );
  return BigInt(slot);
}

/** Writes over bytes of an office's record without any act of the coalition. */
async function tamper(
  offices: string,
  [name, seats]: [string, number],
  [slot, offset, bytes]: [number, number, string],
) {
  const where = toBeHex((await recordOf(offices, name, seats)) + BigInt(slot), 32);
  await setStorage(offices, where, repacked(await at(offices, where), offset, bytes));
}

/** Somebody holds an office: the elections seat them, as they do at the end of an election. */
async function seated() {
  const dao = await founded();
  const { offices, elections } = dao.coalition;
  const archivist = id("archivist");
  const { terms } = dao.coalition.parameters.offices[3]!;
  const holder = dao.coalition.founders[4]!;
  await offices
    .connect(await senderAt(dao.addresses.elections))
    .seat(archivist, 1, [holder], BigInt(await networkHelpers.time.latest()), terms);
  expect(await offices.isOfficer(archivist, holder)).to.equal(true);
  return { ...dao, elections, archivist, holder: await holder.getAddress() };
}

describe("verifyCoalition: offices", () => {
  it("names terms that storage holds and no motion set", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    // Packed from the low end: seats, method, cohorts, terms in a row.
    await tamper(addresses.offices, ["co-leader", 2], [0, 0, "0x03"]);
    await tamper(addresses.offices, ["conduct-officer", 3], [0, 1, "0x01"]);
    await tamper(addresses.offices, ["archivist", 1], [0, 3, "0x09"]);
    const { differences, changed } = await verify(coalition, contracts);
    expect(changed).to.deep.equal([]);
    const terms = differences.filter(({ what }) => !what.startsWith("seat "));
    expect(terms).to.deep.equal([
      { what: "seats of the office co-leader", expected: "2", actual: "3" },
      { what: "method of the office conduct-officer", expected: "schulze", actual: "approval" },
      { what: "termsInRow of the office archivist", expected: "2", actual: "9" },
    ]);
  });

  it("names an office closed, renamed or freed from an exclusion behind the members' backs", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    // Behind the terms: the number, whether it is open, and a bit for each office it excludes.
    await tamper(addresses.offices, ["archivist", 1], [1, 1, "0x00"]);
    await tamper(addresses.offices, ["appeal-panellist", 3], [1, 2, "0x0000"]);
    await tamper(addresses.offices, ["co-leader", 2], [2, 31, "0x64"]);
    const { differences } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([
      { what: "office archivist", expected: "open", actual: "not open" },
      { what: "name of the office co-leader", expected: "co-leader", actual: "do-leader" },
      {
        what: "exclusion from the office appeal-panellist by holding conduct-officer",
        expected: "in force",
        actual: "not in force",
      },
    ]);
  });

  it("names offices of the file that the chain has not, and the other way round", async () => {
    const { coalition, contracts } = await loadFixture(founded);
    const [leader, ...others] = coalition.coalition.offices;
    if (leader === undefined) throw new Error("the pilot has offices");
    const file: CoalitionFile = {
      ...coalition.coalition,
      offices: [...others, { ...leader, name: "treasurer", excludes: ["archivist"] }],
    };
    const { differences } = await verify({ ...coalition, coalition: file }, contracts);
    expect(differences).to.have.deep.members([
      { what: "office treasurer", expected: "open", actual: "not open" },
      { what: "office co-leader", expected: "not open", actual: "open" },
      ...["archivist by holding treasurer", "treasurer by holding archivist"].map((pair) => ({
        what: `exclusion from the office ${pair}`,
        expected: "in force",
        actual: "not in force",
      })),
    ]);
  });

  it("tells what the members changed by motion", async () => {
    const { coalition, contracts } = await loadFixture(founded);
    const { offices, parameters } = coalition;
    const [leader] = parameters.offices;
    await passMotion(coalition, [
      await call(offices, "changeOffice", [id("co-leader"), { ...leader!.terms, termsInRow: 3 }]),
      await call(offices, "openOffice", [{ name: "treasurer", terms: leader!.terms }]),
      await call(offices, "closeOffice", [id("archivist")]),
      await call(offices, "setExclusion", [id("conduct-officer"), id("appeal-panellist"), false]),
      await call(offices, "setExclusion", [id("archivist"), id("co-leader"), true]),
    ]);
    const { differences, changed } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([]);
    const exclusion = (pair: string, inForce: boolean) => ({
      what: `exclusion from the office ${pair}`,
      expected: inForce ? "not in force" : "in force",
      actual: inForce ? "in force" : "not in force",
    });
    expect(changed).to.have.deep.members([
      { what: "termsInRow of the office co-leader", expected: "2", actual: "3" },
      { what: "office treasurer", expected: "not open", actual: "open" },
      { what: "office archivist", expected: "open", actual: "not open" },
      exclusion("conduct-officer by holding appeal-panellist", false),
      exclusion("appeal-panellist by holding conduct-officer", false),
      exclusion("archivist by holding co-leader", true),
      exclusion("co-leader by holding archivist", true),
    ]);
  });

  it("accepts who was seated since, and nobody else", async () => {
    const { coalition, contracts, addresses, archivist, holder } = await loadFixture(seated);
    expect((await verify(coalition, contracts)).differences).to.deep.equal([]);

    const history = await readHistory(contracts, 0);
    const parameters = deploymentParameters(coalition.coalition, [[]]);
    const early: History = { ...history, isLater: () => false };
    const { differences } = await checkOffices(contracts, parameters, early);
    expect(differences).to.deep.equal([
      { what: "officers of archivist at the founding", expected: "nobody", actual: holder },
    ]);

    // The seat points at its holder: the first of the account's terms moves to somebody else's name.
    const slot = await findSlot(
      addresses.offices,
      (word) => BigInt(word) === BigInt(holder),
      (base) => slotIn(base, ["bytes32", "uint256"], archivist),
    );
    await setStorage(addresses.offices, slot, toBeHex(0, 32));
    const after = (await verify(coalition, contracts)).differences;
    expect(after).to.have.length(1);
    expect(after[0]).to.include({ what: "seat 0 of archivist, by the logs", expected: "nobody" });
    expect(after[0]?.actual).to.match(new RegExp(`^${holder} from .* UTC until .* UTC$`));
  });
});
