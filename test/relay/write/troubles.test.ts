import { expect } from "chai";
import { JsonRpcProvider, Transaction } from "ethers";
import type { ContentPort, Rpc } from "../../../relay/write/ports.js";
import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import { chainOver } from "../../../relay/write/chain.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import { refusalOf } from "../../core/refusal.js";
import {
  connection,
  ethers,
  foundCoalition,
  loadFixture,
  networkHelpers,
} from "../../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { ballotOf, readerOf, RELAY_KEY, rpc, settle, useWriteSides } from "./fixture.js";
import { postOf } from "./posting.js";
import { memoryContent } from "./reader.js";

const node = (method: string, ...params: unknown[]) =>
  connection.provider.request({ method, params });

async function voting() {
  const c = await foundCoalition();
  await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, "https://relay.example");
  const motion = await fileMotion(c, [await call(c.membership, "setWaitingPeriod", [86_400 * 8])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  return { c, motion };
}

const statusOf = (side: WriteSide, { receipt }: ReceiptAnswer) =>
  side.answer(receipt.message)!.status;

/** What ethers makes of a node whose quota is spent. */
function quotaSpent(): Error {
  const provider = new JsonRpcProvider("http://127.0.0.1:1", 31337, { staticNetwork: true });
  const payload = { ...{ id: 1, jsonrpc: "2.0" as const }, method: "eth_call", params: [{}] };
  const error = { code: -32005, message: "request rate limited" };
  const made = provider.getRpcError(payload, { id: 1, error });
  provider.destroy();
  return made;
}

describe("trouble on the way", () => {
  const sides = useWriteSides();

  it("of one lane does not stop the others, and is told", async () => {
    const { c, motion } = await loadFixture(voting);
    let full = true;
    const { blocks, content: store } = memoryContent();
    const content: ContentPort = {
      ...store,
      put: (cid, bytes, reason) =>
        full && reason === "batch"
          ? Promise.reject(new Error("disk full"))
          : store.put(cid, bytes, reason),
    };
    const side = await sides.open(c, { content, records: await readerOf(c, blocks) });
    const post = await side.take("post", (await postOf(c, 0, "First in the row.")).message);
    const ballot = await side.take("ballot", await ballotOf(c, motion, 0));
    const said = await side.round().catch((error: Error) => error.message);
    expect(said).to.equal("disk full");
    await side.round().catch(() => undefined);
    expect([statusOf(side, post), statusOf(side, ballot)]).to.deep.equal(["waiting", "final"]);
    full = false;
    await settle(side);
    expect(statusOf(side, post)).to.equal("final");
  });

  it("with a node's quota refuses nothing that was promised, and takes nothing new", async () => {
    const { c, motion } = await loadFixture(voting);
    let spent = false;
    const rationed: Rpc = {
      send: (method, params) =>
        spent && (method === "eth_call" || method === "eth_estimateGas")
          ? Promise.reject(quotaSpent())
          : rpc.send(method, params),
    };
    const side = await sides.open(c, { rpc: rationed });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    const next = await ballotOf(c, motion, 1);
    spent = true;
    for (let rounds = 0; rounds < 3; rounds++) await side.round().catch(() => undefined);
    expect(statusOf(side, answer)).to.equal("waiting");
    await refusalOf(() => side.take("ballot", next), "CHAIN_UNREACHABLE");
    spent = false;
    await settle(side);
    expect(statusOf(side, answer)).to.equal("final");
  });

  it("with batches, which a node will not run, makes ballots go alone", async () => {
    const { c, motion } = await loadFixture(voting);
    const many = c.governor.interface.getFunction("castVotesBySig").selector;
    const narrow: Rpc = {
      send: (method, params) =>
        method === "eth_estimateGas" && (params[0] as { data: string }).data.startsWith(many)
          ? Promise.reject(Object.assign(new Error("out of gas"), { code: -32000 }))
          : rpc.send(method, params),
    };
    const side = await sides.open(c, { rpc: narrow });
    const answers = [];
    for (const founder of [0, 1, 2])
      answers.push(await side.take("ballot", await ballotOf(c, motion, founder)));
    await settle(side);
    expect(answers.map((answer) => statusOf(side, answer))).to.deep.equal(Array(3).fill("final"));
    expect((await c.governor.proposalVotes(motion.id)).map(Number)).to.deep.equal([0, 3, 0]);
  });

  it("with a node that never shows what it was given is no reason to send without a pause", async () => {
    const { c, motion } = await loadFixture(voting);
    let sent = 0;
    const forgetful: Rpc = {
      send: (method, params) => {
        if (method !== "eth_sendRawTransaction") return rpc.send(method, params);
        sent += 1;
        return Promise.resolve(`0x${"00".repeat(32)}`);
      },
    };
    const side = await sides.open(c, { rpc: forgetful });
    await side.take("ballot", await ballotOf(c, motion, 0));
    expect(await side.round()).to.equal(true);
    expect([await side.round(), await side.round()]).to.deep.equal([false, false]);
    expect(sent).to.equal(3);
  });

  it("with a reorganisation leaves the limit of gas as it was, and the block that is gone is not named", async () => {
    const { c, motion } = await loadFixture(voting);
    let deaf = false;
    const halfDeaf: Rpc = {
      send: (method, params) =>
        deaf && method === "eth_sendRawTransaction"
          ? Promise.reject(new Error("connection reset"))
          : rpc.send(method, params),
    };
    const changes = { finality: 3, config: { stuckAfterBlocks: 1 } };
    const side = await sides.open(c, { rpc: halfDeaf, ...changes });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    const before = await node("evm_snapshot");
    await settle(side);
    const nonce = side.outbox.lastNonce()!;
    expect(statusOf(side, answer)).to.equal("landed");
    const [first] = side.outbox.variantsOf(nonce);
    await node("evm_revert", before);
    deaf = true;
    await networkHelpers.mine(3); // It lies too long on the new chain.
    await side.round();
    await side.round();
    const limits = side.outbox.variantsOf(nonce).map(({ raw }) => Transaction.from(raw).gasLimit);
    expect(limits.length).to.be.greaterThan(1);
    expect(new Set(limits)).to.deep.equal(new Set([Transaction.from(first!.raw).gasLimit]));
    expect(side.outbox.attempt(nonce)).to.include({
      ...{ status: "sent", hash: null, block: null, gas: Number(limits[0]) },
    });
    deaf = false;
    await settle(side);
    await settle(side);
    expect((await c.governor.proposalVotes(motion.id)).map(Number)).to.deep.equal([0, 1, 0]);
  });

  it("with wide ranges of logs is got round by asking for narrow ones", async () => {
    const { c } = await loadFixture(voting);
    const widths: number[] = [];
    const narrow: Rpc = {
      send: (method, params) => {
        if (method !== "eth_getLogs") return rpc.send(method, params);
        const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
        const width = Number(toBlock) - Number(fromBlock) + 1;
        widths.push(width);
        return width > 5 ? Promise.reject(new Error("range too large")) : rpc.send(method, params);
      },
    };
    const address = await c.lists.getAddress();
    const topics = [c.lists.interface.getEvent("RelaySet").topicHash];
    const found = await chainOver(narrow, RELAY_KEY.address, "finalized").logs(address, topics, 0);
    expect(found).to.deep.equal(
      await chainOver(rpc, RELAY_KEY.address, "finalized").logs(address, topics, 0),
    );
    expect([found.length, Math.min(...widths) <= 5]).to.deep.equal([1, true]);
    const away: Rpc = {
      send: (method, params) =>
        method === "eth_getLogs" ? Promise.reject(new Error("away")) : rpc.send(method, params),
    };
    const said = await chainOver(away, RELAY_KEY.address, "finalized")
      .logs(address, topics, 0)
      .catch((error: Error) => error.message);
    expect([said, (await ethers.provider.getBlockNumber()) > 5]).to.deep.equal(["away", true]);
  });
});
