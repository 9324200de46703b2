import { expect } from "chai";
import { JsonRpcProvider, ZeroHash } from "ethers";
import { contentDigest, listId } from "../../../../core/lists/index.js";
import { relayAt } from "../../../../core/via/index.js";
import type { Intent } from "../../../../web/acting/intent.js";
import { runAct } from "../../../../web/acting/run/run-act.js";
import type { Talk } from "../../../../web/acting/run/talk.js";
import { ScriptedWallet } from "../../../e2e/wallet.js";
import { servedRelay, type ServedRelay } from "../../../relay/http/served-relay.js";
import { idOf } from "../../../scripts/commands/coalition-at-work.js";
import { developmentAccount } from "../../../scripts/via/development-account.js";

const CHAIN = 31337;
const VOTER = 4;
const AUTHOR = 5;

describe("ballots and posts on the web", () => {
  let served: ServedRelay;
  let provider: JsonRpcProvider;
  const wallets: ScriptedWallet[] = [];
  before(async () => {
    served = await servedRelay();
    provider = new JsonRpcProvider(served.url, CHAIN, { staticNetwork: true, cacheTimeout: -1 });
    await served.does(0, "relay", "name", served.relay.services.wallet?.address ?? "");
  });
  after(async () => {
    for (const wallet of wallets) wallet.close();
    provider?.destroy();
    await served?.close();
  });

  const coalition = () => served.relay.services.chain.coalition;

  /** Acts as somebody, who agrees to whatever is offered. @returns how it landed, and what was offered. */
  async function act(person: number, intent: Intent) {
    const keys = [developmentAccount(person)];
    const wallet = new ScriptedWallet({ keys, rpc: served.url, chainId: CHAIN });
    wallets.push(wallet);
    const offers: string[] = [];
    const kinds: string[] = [];
    const talk: Talk = {
      signal: new AbortController().signal,
      review: ({ kind }) => Promise.resolve(void kinds.push(kind)),
      offer: ({ why }) => Promise.resolve(void offers.push(why)).then(() => "pay" as const),
      ...{ atWallet: () => undefined, handing: () => undefined },
      ...{ taken: () => undefined, sent: () => undefined },
    };
    const world = {
      ...{ contracts: () => Promise.resolve(coalition()), provider, chainId: CHAIN, fromBlock: 0 },
      ...{ relays: [relayAt(served.relay.url)], wallet, account: wallet.account },
      toChain: () => Promise.resolve(),
      onLeave: () => () => undefined,
    };
    return { ...(await runAct(intent, world, talk)), offers, kinds };
  }

  it("are carried as what was signed, and a vote with a reason goes directly", async () => {
    const { governor, addresses } = coalition();
    const filed = await served.does(1, "propose", "resolution", "Mondays.", "--title", "Mondays");
    const motion = BigInt(idOf(filed));
    for (const person of [2, 3]) await served.does(person, "second", idOf(filed));
    await served.days(8);
    const call = (name: "castVote" | "castVoteWithReason", values: unknown[]) => ({
      to: addresses.governor,
      data: governor.interface.encodeFunctionData(name as "castVote", values as never),
    });
    const plain = await act(VOTER, { title: "Vote", call: call("castVote", [motion, 1]) });
    expect(plain).to.deep.include({ how: "relay", kinds: ["Ballot"], offers: [] });
    expect(await governor.hasVoted(motion, developmentAccount(VOTER).address)).to.equal(true);
    const why = { title: "Vote", call: call("castVoteWithReason", [motion, 0, "Not on Mondays."]) };
    const reasoned = await act(AUTHOR, why);
    expect(reasoned).to.deep.include({ how: "direct", kinds: [], offers: ["reason"] });
    expect(await governor.hasVoted(motion, developmentAccount(AUTHOR).address)).to.equal(true);
  });

  it("are proved to be in the batch that was anchored", async () => {
    const { lists, addresses } = coalition();
    const bytes = new TextEncoder().encode("Shall we meet on Mondays?");
    const post = {
      ...{ list: listId("general"), author: developmentAccount(AUTHOR).address },
      ...{ parent: ZeroHash, subject: "Mondays", content: contentDigest(bytes) },
      ...{ sentAt: Number(await coalition().governor.clock()), sequence: 0n, previous: ZeroHash },
    };
    const data = lists.interface.encodeFunctionData("post", [post, "0x"]);
    const call = { to: addresses.lists, data };
    const landed = await act(AUTHOR, { title: "Post", call, content: [bytes] });
    expect(landed).to.deep.include({ how: "relay", kinds: ["Post"], offers: [] });
    expect(landed.digest).to.equal(await lists.postIdOf(post));
    const payer = (await provider.getTransaction(landed.transaction))?.from;
    expect(payer).to.equal(served.relay.services.wallet?.address);
  });
});
