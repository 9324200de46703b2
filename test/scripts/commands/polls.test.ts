import { expect } from "chai";
import { id as hashText } from "ethers";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

const STRANGER = 15;
const RECORDED = hashText("PollRecorded(uint256,string,bool,uint256,uint256[][])");

describe("dao: polls", () => {
  let coalition: CoalitionAtWork;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  const ask = async (as: number, question: string, ...words: string[]) => {
    const { does } = coalition;
    const filed = await does(as, "poll", question, ...words);
    const motion = idOf(filed);
    for (const seconder of [9, 10]) await does(seconder, "second", motion);
    return { filed, motion };
  };
  const records = async (transaction: unknown) => {
    const params = [transaction];
    const receipt = (await coalition.chain.provider.request({
      method: "eth_getTransactionReceipt",
      params,
    })) as { logs: { topics: string[] }[] };
    return receipt.logs.filter(({ topics }) => topics[0] === RECORDED);
  };

  it("poll asks either something, or to record", async () => {
    const { refused } = coalition;
    await refused("INPUT_INVALID", 1, "poll");
    await refused("INPUT_INVALID", 1, "poll", "Yes?", "--record", "0x1234");
    await refused("TEXT_TOO_LONG", 1, "poll", "x".repeat(1_025), "--title", "Long");
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, "poll", "Yes?");
    const file = await coalition.file(
      "two.json5",
      `{ title: "Two", actions: [{ poll: "Yes?" }, { resolution: "Yes." }] }`,
    );
    await refused("POLL_NOT_ALONE", 1, "propose", "from", file);
  });

  it("a poll that is carried is recorded when it executes, with its result", async () => {
    const { does, days, refused } = coalition;
    const { filed, motion } = await ask(1, "Should we meet once a year?", "--text", "In person.");
    expect(filed).to.include({ title: "Should we meet once a year?", class: "ordinary" });
    const [action] = filed.actions as { summary: string[]; now: { succeeds: boolean | null } }[];
    expect(action!.summary[0]).to.equal(
      'Records the poll "Should we meet once a year?" and its result.',
    );
    expect(action!.now.succeeds).to.equal(null);
    const { motions } = (await does(0, "motions")) as unknown as { motions: { kind: string }[] };
    expect(motions[0]!.kind).to.equal("poll");
    await does(1, "correct", motion, "--text", "In person, in Geneva.");
    await days(7.1);
    for (const voter of [1, 2, 3]) await does(voter, "vote", motion, "for");
    await days(7.1);
    await refused("MOTION_NOT_READY", 0, "poll", "--record", motion);
    await does(STRANGER, "queue", motion);
    await days(2.1);
    const { transaction } = await does(STRANGER, "execute", motion);
    expect(await records(transaction)).to.have.length(1);
    expect(await does(0, "tally", motion)).to.include({ outcome: "passed", agrees: true });
  });

  it("one that is not carried is recorded by anyone after the vote, once", async () => {
    const { does, days, refused } = coalition;
    const { motion } = await ask(1, "Should we charge a fee?");
    const plain = idOf(await does(2, "propose", "resolution", "No poll."));
    for (const seconder of [9, 10]) await does(seconder, "second", plain);
    const rival = (await does(4, "amend", motion, "poll", "Should we ask for gifts?"))
      .text as string;
    for (const seconder of [9, 10]) await does(seconder, "second", rival);
    await days(7.1);
    for (const voter of [1, 2]) await does(voter, "vote", motion, "--rank", "quo,2,1");
    await does(3, "vote", rival, "for");
    await refused("MOTION_NOT_READY", 0, "poll", "--record", motion);
    await days(7.1);
    const answer = (await does(STRANGER, "poll", "--record", motion)) as Answer;
    expect(answer).to.deep.include({
      motion,
      carried: false,
      ballots: 3,
      preferred: [
        ["0", "2", "2"],
        ["0", "0", "0"],
        ["1", "3", "0"],
      ],
    });
    expect(await records(answer.transaction)).to.have.length(1);
    await refused("ARCHIVE_NO_POLL_RESULT", STRANGER, "poll", "--record", motion);
    await refused("MOTION_NOT_POLL", STRANGER, "poll", "--record", plain);
  });
});
