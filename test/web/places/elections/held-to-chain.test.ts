import { expect } from "chai";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { isDaoError } from "../../../../core/errors.js";
import {
  requireBallot,
  requireCandidates,
  requireElection,
  requireOffice,
  requireRecall,
} from "../../../../web/places/elections/held-to-chain.js";
import { inVote } from "../../../elections/recalling.js";
import {
  ARCHIVIST,
  callElection,
  foundWithCalendar,
  openBallot,
  stand,
} from "../../../elections/standing.js";
import { ethers, loadFixture, type Coalition } from "../../../fixture/coalition.js";

const contractsOf = async ({ directory }: Coalition) =>
  connectCoalition(await directory.getAddress(), ethers.provider);

async function openForThree() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1, 2]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  const ballotId = await openBallot(c, electionId);
  return { c, electionId, ballotId };
}

async function refusalOf(checking: Promise<void>): Promise<string | undefined> {
  const error: unknown = await checking.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error === undefined ? undefined : isDaoError(error) ? error.code : String(error);
}

describe("a ballot before it is signed", () => {
  it("has the chain's candidates in the chain's order, and is of the election that is shown", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    const contracts = await contractsOf(c);
    const candidates = [...(await contracts.elections.candidates(electionId))];
    const election = { id: electionId, office: "archivist" };
    const paper = { ballotId, candidates, run: 0 };
    const check = (shown: Partial<typeof election>, of: Partial<typeof paper>) =>
      refusalOf(requireBallot(contracts, { ...election, ...shown }, { ...paper, ...of }));

    expect(candidates).to.have.length(3);
    expect(await check({}, {})).to.equal(undefined);
    const [first = "", second = "", third = ""] = candidates;
    const swapped = [second, first, third];
    expect(await check({}, { candidates: swapped })).to.equal("SHOWN_OTHERWISE");
    expect(await check({}, { candidates: [first, second] })).to.equal("SHOWN_OTHERWISE");
    expect(await check({ office: "co-leader" }, {})).to.equal("SHOWN_OTHERWISE");
    const called = (office: string) =>
      refusalOf(requireElection(contracts, { id: electionId, office }));
    expect(await called("archivist")).to.equal(undefined);
    expect(await called("co-leader")).to.equal("SHOWN_OTHERWISE");
    expect(() => requireOffice({ id: ARCHIVIST, name: "archivist" })).not.to.throw();
    expect(() => requireOffice({ id: ARCHIVIST, name: "co-leader" })).to.throw(/otherwise/);
    expect(await check({}, { run: 1 })).to.equal("SHOWN_OTHERWISE");
    expect(await refusalOf(requireCandidates(contracts, ballotId, candidates))).to.equal(undefined);
    expect(await refusalOf(requireCandidates(contracts, ballotId, swapped))).to.equal(
      "SHOWN_OTHERWISE",
    );
  });

  it("recalls the person who is shown, from the office that is shown", async () => {
    const { c, anna, bert, recallId } = await loadFixture(inVote);
    const contracts = await contractsOf(c);
    const shown = { id: recallId, office: "archivist", holder: anna.address.toLowerCase() };
    const check = (change: Partial<typeof shown>) =>
      refusalOf(requireRecall(contracts, { ...shown, ...change }));

    expect(await check({})).to.equal(undefined);
    expect(await check({ holder: bert.address })).to.equal("SHOWN_OTHERWISE");
    expect(await check({ office: "co-leader" })).to.equal("SHOWN_OTHERWISE");
  });
});
