import { expect } from "chai";
import fc from "fast-check";
import { buildPaper, paperToJson, signPaper } from "../../../core/authenticator/index.js";
import { readTypedDataDomain } from "../../../core/contracts/index.js";
import type { MessageKind } from "../../../relay/write/outbox/records.js";
import { KEPT_SECONDS } from "../../../relay/write/sending/sender.js";
import { isDaoError } from "../../../core/errors.js";
import { ethers, loadFixture, time } from "../../fixture/coalition.js";
import { ballotOf, readerOf, RELAY_KEY, settle, useWriteSides } from "./fixture.js";
import { postOf } from "./posting.js";
import { boxBallot, amended, election, rankingOf } from "./rankings.js";
import { memoryContent } from "./reader.js";

const DAY = 86_400;

/** A vote on a motion, one of each kind of message, and their ids once they were handed in. */
async function errands() {
  const c = await amended();
  await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, "https://relay.example");
  const domain = await readTypedDataDomain(c.authenticator);
  const deadline = (await time.latest()) + DAY;
  const signer = c.founders[5]!;
  const content = { digest: `0x${"ab".repeat(32)}` };
  const paper = buildPaper("set-profile", content, { member: signer.address, deadline });
  const messages: { kind: MessageKind; message: unknown }[] = [
    { kind: "ballot", message: await rankingOf(c, c.motion, 3, [2, 3, 1, 0]) },
    { kind: "ballot", message: await ballotOf(c, c.rivals[0]!, 4) },
    { kind: "paper", message: paperToJson(await signPaper(signer, domain, paper)) },
    { kind: "post", message: (await postOf(c, 6, "Once.")).message },
  ];
  return { c, messages };
}

describe("what is over leaves the outbox", () => {
  const sides = useWriteSides();
  const sent = () => ethers.provider.getTransactionCount(RELAY_KEY.address);

  it("and nothing is done twice, whenever it is brought again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 * DAY }), { minLength: 3, maxLength: 6 }),
        async (pauses) => {
          const { c, messages } = await loadFixture(errands);
          const { blocks, content } = memoryContent();
          const side = await sides.open(c, { content, records: await readerOf(c, blocks) });
          const ids: string[] = [];
          for (const { kind, message } of messages)
            ids.push((await side.take(kind, message)).receipt.message);
          await settle(side);
          const before = await sent();
          for (const pause of [...pauses, KEPT_SECONDS, 31 * DAY]) {
            await time.increase(pause);
            await settle(side);
            for (const [index, { kind, message }] of messages.entries()) {
              const answer = await side.take(kind, message).catch((error: unknown) => {
                expect(isDaoError(error), String(error)).to.equal(true);
              });
              if (answer !== undefined) expect(answer.receipt.message).to.equal(ids[index]);
              if (answer !== undefined) expect(answer.status).to.equal("final");
            }
            await settle(side);
            expect(await sent()).to.equal(before);
          }
          expect(ids.map((id) => side.outbox.find(id))).to.deep.equal(Array(4).fill(undefined));
          expect(side.outbox.counts().reduce((sum, { count }) => sum + count, 0)).to.equal(4);
          expect(side.outbox.lastNonce()).to.equal(before - 1);
          await sides.close(side);
        },
      ),
      { numRuns: 8 },
    );
  });

  it("also the ballots of an election, while one that has time yet stays", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const side = await sides.open(c);
    const ballot = { ballotId, candidates, ranks: [3, 1, 2], sequence: 1 };
    const { receipt } = await side.take("ballot", await boxBallot(c, 3, ballot));
    await settle(side);
    const { expiresAt } = side.outbox.find(receipt.message)!;
    await time.increaseTo(expiresAt + KEPT_SECONDS - 10);
    await settle(side);
    expect(side.answer(receipt.message)?.status).to.equal("final");
    await time.increase(20);
    await settle(side);
    expect(side.answer(receipt.message)).to.equal(undefined);
  });
});
