import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { Wallet } from "ethers";
import { paperDigest, paperOfJson, papersDomain } from "../../../core/authenticator/index.js";
import { paperSchema } from "../../../core/wire/papers.js";
import { receiptTypedData } from "../../../core/wire/receipts.js";
import { carriedBy, servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import { type Answer, idOf } from "../commands/coalition-at-work.js";
import { developmentAccount, drain } from "./development-account.js";

/** Nobody of the founders. */
const NEWCOMER = 15;

interface Delivered extends Answer {
  transaction: string;
  via: { relay: string; message: string; signedBy: string; transaction: string }[];
}

describe("dao --via", () => {
  let served: ServedRelay;
  before(async () => (served = await servedRelay()));
  after(() => served?.close());

  const viaRelay = () => ["--via", served.relay.url];
  const does = async (as: number, ...words: string[]) =>
    (await served.does(as, ...words, ...viaRelay())) as Delivered;
  const account = () => served.relay.services.wallet?.address;
  const payerOf = async (hash: string) =>
    (await served.relay.services.chain.provider.getTransaction(hash))?.from;

  it("lets somebody without ether join, and says what it did", async () => {
    await drain(served.url, NEWCOMER);
    await served.refused("BALANCE_EMPTY", NEWCOMER, "join", "academia");
    const { exitCode, stdout, stderr } = await served.shows(
      NEWCOMER,
      ...["join", "academia", ...viaRelay()],
    );
    expect(exitCode, stderr).to.equal(0);
    expect(stdout)
      .to.include("Without --via it goes directly")
      .and.match(new RegExp(`The relay ${account()} took it and promises it on the chain by`));
    const { membership } = served.relay.services.chain.coalition;
    expect(await membership.isMember(developmentAccount(NEWCOMER).address)).to.equal(true);
  });

  it("carries a motion, its seconds and its votes, each as its member's own", async () => {
    const { governor } = served.relay.services.chain.coalition;
    const filed = await does(
      1,
      "propose",
      "resolution",
      "We meet on Mondays.",
      "--title",
      "Mondays",
    );
    const motion = idOf(filed);
    expect(filed.via).to.have.length(1);
    expect(filed.via[0]).to.include({
      ...{ relay: served.relay.url, signedBy: account(), transaction: filed.transaction },
    });
    expect(await payerOf(filed.transaction)).to.equal(account());
    expect(await governor.proposalProposer(motion)).to.equal(developmentAccount(1).address);

    expect(await does(2, "second", motion)).to.include({ secondsGiven: 1 });
    expect(await does(3, "second", motion)).to.include({ secondsGiven: 2 });
    await served.days(8);
    const ballots = [
      await does(4, "vote", motion, "for"),
      await does(5, "vote", motion, "against"),
    ];
    for (const { transaction } of ballots) expect(await payerOf(transaction)).to.equal(account());
    for (const voter of [4, 5])
      expect(await governor.hasVoted(motion, developmentAccount(voter).address)).to.equal(true);
    await served.refused(
      "BALLOT_WITH_REASON",
      6,
      "vote",
      motion,
      "for",
      "--reason",
      "Why not?",
      ...viaRelay(),
    );
    // Whoever voted over the relay has voted: directly as well as over it.
    const again = await served.shows(4, "vote", motion, "against");
    expect(again.exitCode).to.equal(1);
  });

  it("says in one line what cannot go through a relay, before anything happens", async () => {
    const cases: [words: string[], line: RegExp][] = [
      [["enrol"], /^USAGE: "enrol" cannot go through a relay: no signed paper stands for it\./],
      [["execute", "0x12"], /^USAGE: "execute" cannot go through a relay/],
      [["deploy"], /^USAGE: "deploy" cannot go through a relay/],
      [["status"], /^USAGE: "status" as typed sends nothing\./],
    ];
    for (const [words, line] of cases) {
      const { exitCode, stderr } = await served.shows(1, ...words, ...viaRelay());
      expect(exitCode).to.equal(2);
      expect(stderr).to.match(line);
    }
  });

  it("says in one line what is no relay, and does nothing", async () => {
    const before = await carriedBy(served);
    expect(before).not.to.deep.equal([]);
    const { membership } = served.relay.services.chain.coalition;
    const leaver = developmentAccount(11).address;
    const line = await served.refused(
      "RELAY_UNREACHABLE",
      11,
      "leave",
      "--via",
      "http://127.0.0.1:1",
    );
    expect(line).to.match(/No relay answers at http:\/\/127\.0\.0\.1:1/);
    await served.refused("RELAY_ANSWER_MALFORMED", 11, "leave", "--via", served.url);
    await served.refused("URL_MALFORMED", 11, "leave", "--via", "relay.example");
    expect(await membership.isMember(leaver)).to.equal(true);
    expect(await carriedBy(served)).to.deep.equal(before);
  });

  it("does not believe a relay that names a stranger's transaction", async () => {
    const { coalition, provider } = served.relay.services.chain;
    const { chainId } = await provider.getNetwork();
    const liar = Wallet.createRandom();
    const stranger = (await provider.getBlock(1))!.transactions[0]!;
    const server = createServer((request, response) => {
      void (async () => {
        const paper = paperOfJson(paperSchema.parse(JSON.parse(await text(request))));
        const receipt = {
          ...{ message: paperDigest(await papersDomain(coalition.authenticator), paper) },
          ...{ kind: "paper" as const, acceptedAt: 1, dueBy: 2, relay: liar.address },
        };
        const place = { chainId, directory: coalition.addresses.directory };
        const { domain, types, message } = receiptTypedData(place, receipt);
        const signature = await liar.signTypedData(domain, types, message);
        response.setHeader("content-type", "application/json");
        const said = { receipt, signature, status: "landed", transaction: stranger };
        response.end(JSON.stringify(said));
      })();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await served.refused("RELAY_LIED", 11, "leave", "--via", url);
    server.close();
    expect(await coalition.membership.isMember(developmentAccount(11).address)).to.equal(true);
  });

  it("names a relay, which can then anchor", async () => {
    const { lists } = served.relay.services.chain.coalition;
    const named = await does(0, "relay", "name", account() ?? "", served.relay.url);
    expect(await payerOf(named.transaction)).to.equal(account());
    expect(await lists.relayOf(developmentAccount(0).address)).to.equal(account());
    expect(await lists.anchorsFor(account() ?? "")).to.equal(developmentAccount(0).address);
    const nobody = ["relay", "name", `0x${"0".repeat(40)}`];
    await does(0, ...nobody);
    await served.refused("RELAY_NOT_NAMED", 0, ...nobody);
  });
});
