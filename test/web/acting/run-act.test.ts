import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { text } from "node:stream/consumers";
import { JsonRpcProvider, Wallet } from "ethers";
import {
  paperDigest,
  paperOfJson,
  papersDomain,
  paperSchema,
} from "../../../core/authenticator/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { joinCoalition, leaveCoalition } from "../../../core/members/index.js";
import { isDaoError } from "../../../core/errors.js";
import { relayAt, type RelayClient } from "../../../core/via/index.js";
import { receiptTypedData } from "../../../core/wire/receipts.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { explainFailure } from "../../../web/acting/failures.js";
import { runAct } from "../../../web/acting/run/run-act.js";
import type { SigningRequest } from "../../../web/acting/run/signing-request.js";
import type { Consent, DirectOffer, Talk } from "../../../web/acting/run/talk.js";
import type { World } from "../../../web/acting/run/world.js";
import { ScriptedWallet } from "../../e2e/wallet.js";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import { developmentAccount, drain } from "../../scripts/via/development-account.js";
import { type GoBetween, goBetween } from "../../scripts/via/go-between.js";

/** Nobody of the founders has these. */
const [WAITING, POOR, REFUSING, LATE, ALONE, MOVED, LIED_TO] = [
  13, 14, 15, 16, 17, 18, 12,
] as const;
/** Who refused has not joined, and may yet. */
const FORGOTTEN = REFUSING;
const CHAIN = 31337;

/** What a person saw and answered. */
class Person implements Talk {
  readonly seen: string[] = [];
  readonly requests: SigningRequest[] = [];
  readonly offers: DirectOffer[] = [];
  readonly signal = new AbortController().signal;
  constructor(readonly answers: Consent[] = []) {}
  review(request: SigningRequest): Promise<void> {
    this.seen.push("review");
    this.requests.push(request);
    return Promise.resolve();
  }
  offer(offer: DirectOffer): Promise<Consent> {
    this.seen.push(`offer ${offer.why}`);
    this.offers.push(offer);
    const answer = this.answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error("no thanks"));
  }
  atWallet = (what: string) => void this.seen.push(`wallet ${what}`);
  handing = () => void this.seen.push("handing");
  taken = () => void this.seen.push("taken");
  sent = () => void this.seen.push("sent");
}

describe("an act on the web", () => {
  let served: ServedRelay;
  let coalition: CoalitionContracts;
  let provider: JsonRpcProvider;
  const wallets: ScriptedWallet[] = [];
  const between: GoBetween[] = [];
  before(async () => {
    served = await servedRelay();
    coalition = served.relay.services.chain.coalition;
    provider = new JsonRpcProvider(served.url, CHAIN, { staticNetwork: true, cacheTimeout: -1 });
  });
  after(async () => {
    for (const each of between) each.close();
    for (const wallet of wallets) wallet.close();
    provider?.destroy();
    await served?.close();
  });

  function world(index: number, relays: RelayClient[] = [relayAt(served.relay.url)]) {
    const keys = [developmentAccount(index)];
    const wallet = new ScriptedWallet({ keys, rpc: served.url, chainId: CHAIN });
    wallets.push(wallet);
    const around: World = {
      ...{ contracts: () => Promise.resolve(coalition), provider, chainId: CHAIN, fromBlock: 0 },
      ...{ relays, wallet, account: wallet.account, toChain: () => Promise.resolve() },
      onLeave: () => () => undefined,
    };
    return { around, wallet };
  }

  const joining = async () => {
    const group = { index: 0, name: "Academia" };
    const { versionId: code } = await coalition.archive.currentCode();
    return { title: "Join", call: joinCoalition(coalition, group, code) };
  };
  const isMember = (index: number) =>
    coalition.membership.isMember(developmentAccount(index).address);
  async function relayWith(instead: Parameters<typeof goBetween>[1]): Promise<RelayClient> {
    const other = await goBetween(served.relay.url, instead);
    between.push(other);
    return relayAt(other.url);
  }

  /** Answers every question, and takes nothing. */
  async function relayThatStops(): Promise<RelayClient> {
    const server = createServer((request, response) => {
      response.setHeader("content-type", "application/json");
      if (request.method === "POST") {
        response.statusCode = 503;
        response.end(JSON.stringify({ code: "relay-stopping", message: "Stopping." }));
        return;
      }
      void fetch(`${served.relay.url}${request.url}`)
        .then((answer) => answer.text())
        .then((text) => response.end(text));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    between.push({ url: "", close: () => void server.close() });
    return relayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** Signs a promise for every paper, and does nothing. */
  async function relayThatPromises(): Promise<RelayClient> {
    const key = Wallet.createRandom();
    const { directory } = coalition.addresses;
    const domain = await papersDomain(coalition.authenticator);
    let answer = "";
    const server = createServer((request, response) => {
      void (async () => {
        response.setHeader("content-type", "application/json");
        if (request.url === "/v1/papers") {
          const paper = paperOfJson(paperSchema.parse(JSON.parse(await text(request))));
          const now = Number(await coalition.governor.clock());
          const receipt = {
            ...{ message: paperDigest(domain, paper), kind: "paper" as const },
            ...{ acceptedAt: now, dueBy: now + 600, relay: key.address },
          };
          const signed = receiptTypedData({ chainId: BigInt(CHAIN), directory }, receipt);
          const signature = await key.signTypedData(signed.domain, signed.types, signed.message);
          answer = JSON.stringify({ receipt, signature, status: "waiting" });
        } else if (request.url?.startsWith("/v1/receipts") !== true)
          return void response.end(await (await fetch(`${served.relay.url}${request.url}`)).text());
        response.end(answer);
      })();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    between.push({ url: "", close: () => void server.close() });
    return relayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  it("is signed once, brought and paid by a relay, and found on the chain", async () => {
    await drain(served.url, POOR);
    const { around, wallet } = world(POOR);
    const person = new Person();
    const landed = await runAct(await joining(), around, person);
    expect(landed.how).to.equal("relay");
    expect(person.seen).to.deep.equal(["review", "wallet signature", "handing", "taken"]);
    expect(wallet.promptsOf("eth_signTypedData_v4")).to.have.length(1);
    expect(wallet.promptsOf("eth_sendTransaction")).to.have.length(0);
    const payer = (await provider.getTransaction(landed.transaction))?.from;
    expect(payer).to.equal(served.relay.services.wallet?.address);
    expect(await isMember(POOR)).to.equal(true);
    const [request] = person.requests;
    expect(request?.known).to.equal(true);
    expect(request?.fields.map(([name]) => name)).to.include.members(["member", "deadline"]);
  });

  it("is refused by the rules before anything is signed", async () => {
    const { around, wallet } = world(POOR);
    const refused = await runAct(await joining(), around, new Person()).catch(explainRevert);
    expect(isDaoError(refused) && refused.code).to.equal("MEMBERSHIP_ALREADY_MEMBER");
    expect(wallet.asked.map(({ method }) => method)).to.deep.equal([]);
  });

  it("goes to the coalition's own contracts, whatever addresses a page was given", async () => {
    const { around, wallet } = world(POOR);
    const person = new Person(["pay"]);
    const { title, call } = await joining();
    const elsewhere = { title, call: { ...call, to: `0x${"ab".repeat(20)}` } };
    const error: unknown = await runAct(elsewhere, around, person).catch((e: unknown) => e);
    expect(error).to.include({ code: "TARGET_FOREIGN" });
    expect(explainFailure(error).kind).to.equal("relay");
    expect(person.seen).to.deep.equal([]);
    expect(wallet.asked).to.deep.equal([]);
  });

  it("ends when the wallet says no, and nothing happened", async () => {
    const { around, wallet } = world(REFUSING);
    wallet.behaviour.refuses = true;
    const person = new Person();
    const error: unknown = await runAct(await joining(), around, person).catch((e: unknown) => e);
    expect(error).to.include({ code: "ACTION_REJECTED" });
    expect(person.seen).not.to.include("handing");
    expect(await isMember(REFUSING)).to.equal(false);
  });

  it("goes as the very paper, paid by the account, when the relay does not take it", async () => {
    const relay = await relayThatStops();
    const { around, wallet } = world(LATE, [relay]);
    const person = new Person(["look", "pay"]);
    const landed = await runAct(await joining(), around, person);
    expect(landed.how).to.equal("direct");
    expect(person.seen).to.deep.equal([
      ...["review", "wallet signature", "handing", "offer refused", "offer refused"],
      ...["wallet transaction", "sent"],
    ]);
    expect(person.offers[0]).to.include({ signed: true });
    expect(person.offers[0]?.fee).to.be.greaterThan(0n);
    const sent = await provider.getTransaction(landed.transaction);
    expect(sent?.to).to.equal(coalition.addresses.authenticator);
    expect(sent?.from).to.equal(wallet.account);
    expect(await isMember(LATE)).to.equal(true);
  });

  const broken = async (index: number, days: number) => {
    const relay = await relayThatPromises();
    const { around, wallet } = world(index, [relay]);
    const person = new Person(["pay"]);
    const promised = person.taken;
    let onTaken: Promise<unknown> = Promise.resolve();
    person.taken = () => {
      promised();
      onTaken = served.days(days);
    };
    const landed = await runAct(await joining(), around, person);
    await onTaken;
    expect(person.seen).to.deep.equal([
      ...["review", "wallet signature", "handing", "taken", "offer late"],
      ...["wallet transaction", "sent"],
    ]);
    expect(landed.how).to.equal("direct");
    expect(await isMember(index)).to.equal(true);
    expect(wallet.promptsOf("eth_signTypedData_v4"), "nothing is signed twice").to.have.length(1);
    return (await provider.getTransaction(landed.transaction))?.to;
  };

  it("goes as the very paper when the relay promised, and did not bring it", async () => {
    expect(await broken(WAITING, 0.02)).to.equal(coalition.addresses.authenticator);
  });

  it("goes by itself when the paper is past its deadline, and cannot come any more", async () => {
    expect(await broken(FORGOTTEN, 1)).to.equal(coalition.addresses.membership);
  });

  it("is not done again when it landed although the relay said it did not", async () => {
    const relay = await relayWith((path, _, answer) => {
      if (path !== "/v1/papers") return undefined;
      expect(JSON.parse(answer.toString())).to.have.property("receipt");
      return { status: 503, body: JSON.stringify({ code: "relay-busy", message: "Busy." }) };
    });
    const { around, wallet } = world(LIED_TO, [relay]);
    const person = new Person(["look", "look", "look", "look", "look", "pay"]);
    const landed = await runAct(await joining(), around, person);
    expect(landed.how).to.equal("relay");
    expect(wallet.promptsOf("eth_sendTransaction")).to.have.length(0);
    expect(await isMember(LIED_TO)).to.equal(true);
  });

  it("goes directly when there is no relay, or none that answers, with why", async () => {
    const { around } = world(ALONE, []);
    const person = new Person(["pay"]);
    await runAct(await joining(), around, person);
    expect(person.seen).to.deep.equal([...["offer noRelay", "wallet transaction", "sent"]]);
    const gone = world(ALONE, [relayAt("http://127.0.0.1:9")]);
    const other = new Person();
    const leaving = { title: "Leave", call: leaveCoalition(coalition) };
    await runAct(leaving, gone.around, other).catch(() => undefined);
    expect(other.seen).to.deep.equal(["offer away"]);
    expect(await isMember(ALONE), "no consent, no transaction").to.equal(true);
  });

  it("is sent by the account itself when there is code at it, with why", async () => {
    const delegating = new (class extends JsonRpcProvider {
      override getCode = () => Promise.resolve(`0xef0100${"ab".repeat(20)}`);
    })(served.url, CHAIN, { staticNetwork: true, cacheTimeout: -1 });
    try {
      const { around, wallet } = world(ALONE);
      const person = new Person();
      const leaving = { title: "Leave", call: leaveCoalition(coalition) };
      const act = runAct(leaving, { ...around, provider: delegating }, person);
      await act.catch(() => undefined);
      expect(person.seen).to.deep.equal(["offer contract"]);
      expect(wallet.promptsOf("eth_signTypedData_v4")).to.have.length(0);
    } finally {
      delegating.destroy();
    }
  });

  it("hands what it is about to the relay first, and offers it as a file where there is none", async () => {
    const bytes = new TextEncoder().encode("About me");
    const intent = { ...(await joining()), content: [bytes] };
    const { around } = world(MOVED, []);
    const person = new Person();
    await runAct(intent, around, person).catch(() => undefined);
    expect(person.offers[0]?.files).to.have.length(1);
    expect(person.offers[0]?.files[0]?.name).to.match(/^b[a-z2-7]{58}\.car$/);
    const landed = await runAct(intent, world(MOVED).around, new Person());
    expect(landed.how).to.equal("relay");
    const cid = person.offers[0]?.files[0]?.name.replace(".car", "");
    const kept = await fetch(`${served.relay.url}/ipfs/${cid}?format=raw`);
    expect(new Uint8Array(await kept.arrayBuffer())).to.deep.equal(bytes);
  });
});
