import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Provider, Wallet } from "ethers";
import type { CoalitionAddresses } from "../../../core/contracts/index.js";
import { isDaoError } from "../../../core/errors.js";
import { receiptTypedData, type ReceiptAnswer } from "../../../core/wire/receipts.js";
import { deliver } from "../../../core/via/await-landed.js";
import type { Message } from "../../../core/via/message.js";
import { relayAt } from "../../../core/via/relay-client.js";

const DIRECTORY = "0x00000000000000000000000000000000000000D1";
const PLACE = { chainId: 31337n, directory: DIRECTORY };
const chain = { chainId: 31337n, addresses: { directory: DIRECTORY } as CoalitionAddresses };
const digest = `0x${"ab".repeat(32)}`;
const transaction = `0x${"cd".repeat(32)}`;
const message: Message = {
  ...{ path: "/v1/papers", body: {}, digest },
  effect: { contract: "authenticator", event: "Acted", args: {} },
};
const NOW = 1_800_000_000;
const CENTURY = 3_155_760_000;

/** The clock of the chain, which says each time in turn, the last of them for ever. */
const clock = (...times: number[]) =>
  ({
    getBlock: () => Promise.resolve({ timestamp: times.length > 1 ? times.shift() : times[0] }),
  }) as unknown as Provider;

/** The connection ends without an answer. */
const AWAY = Symbol("away");
const STOPPING = { code: "relay-stopping", message: "The relay is being stopped." };

describe("a message handed to a relay", () => {
  const relay = Wallet.createRandom();
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close()));

  async function answer(
    rest: Partial<ReceiptAnswer>,
    { receipt: changed = {}, signer = relay, place = PLACE } = {},
  ): Promise<ReceiptAnswer> {
    const receipt = {
      ...{ message: digest, kind: "paper" as const, relay: relay.address },
      ...{ acceptedAt: NOW, dueBy: NOW + 600, ...changed },
    };
    const { domain, types, message: value } = receiptTypedData(place, receipt);
    const signature = await signer.signTypedData(domain, types, value);
    return { receipt, signature, status: "waiting", ...rest };
  }

  /** A relay that gives these answers, the last of them for ever. */
  async function relayOf(...answers: unknown[]) {
    const given = [...answers];
    const server = createServer((request, response) => {
      const next = given.length > 1 ? given.shift() : given[0];
      if (next === AWAY) return void request.socket.destroy();
      response.setHeader("content-type", "application/json");
      if (next === STOPPING) response.statusCode = 503;
      response.end(JSON.stringify(next));
    });
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return relayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async function handed(provider: Provider, ...answers: unknown[]) {
    const client = await relayOf(...answers);
    return deliver(client, message, { chain, provider, onTaken: () => undefined });
  }

  async function outcome(time: number | Provider, ...answers: unknown[]): Promise<string> {
    try {
      return (await handed(typeof time === "number" ? clock(time) : time, ...answers)).transaction;
    } catch (error) {
      if (isDaoError(error)) return error.code;
      throw error;
    }
  }

  it("is waited for until it is on the chain", async () => {
    const travelling = await answer({ status: "travelling", transaction });
    const landed = await answer({ status: "landed", transaction, block: 7 });
    expect(await outcome(NOW, await answer({}), travelling, landed)).to.equal(transaction);
  });

  it("is not believed to be taken on a receipt of somebody else, or for something else", async () => {
    const forged = [
      await answer({}, { signer: Wallet.createRandom() }),
      await answer({}, { receipt: { message: transaction } }),
      await answer({}, { place: { ...PLACE, chainId: 1n } }),
      await answer({}, { place: { ...PLACE, directory: Wallet.createRandom().address } }),
      { ...(await answer({})), signature: `0x${"00".repeat(65)}` },
    ];
    for (const each of forged) expect(await outcome(NOW, each)).to.equal("RECEIPT_FORGED");
    const later = { ...(await answer({})).receipt, dueBy: NOW + 601 };
    expect(await outcome(NOW, { ...(await answer({})), receipt: later })).to.equal(
      "RECEIPT_FORGED",
    );
  });

  it("is given up when the relay has broken its promise by the chain's clock", async () => {
    expect(await outcome(NOW + 661, await answer({}))).to.equal("RELAY_LATE");
  });

  it("is given up by what was promised first, whatever the relay says of its promise later", async () => {
    const later = await answer({}, { receipt: { dueBy: NOW + 80_000 } });
    const unsigned = { ...(await answer({})), signature: `0x${"00".repeat(65)}` };
    for (const other of [later, unsigned])
      expect(await outcome(clock(NOW, NOW, NOW + 661), await answer({}), other)).to.equal(
        "RELAY_LATE",
      );
  });

  it("keeps the promise as it was signed, for whoever has to show it", async () => {
    const first = await answer({});
    const other = {
      ...(await answer({ status: "landed", transaction })),
      ...{ receipt: { ...first.receipt, dueBy: NOW + 601 }, signature: `0x${"00".repeat(65)}` },
    };
    const { receipt, signature } = await handed(clock(NOW), first, other);
    expect({ receipt, signature }).to.deep.equal({
      receipt: first.receipt,
      signature: first.signature,
    });
    const waiting = { ...other, status: "waiting" };
    const late = await handed(clock(NOW, NOW, NOW + 661), first, waiting).catch(
      (error: unknown) => error,
    );
    expect(isDaoError(late) && late.hint).to.include(first.signature);
  });

  it("is not waited for when it is promised for some other day", async () => {
    const [soon, far] = [NOW + 86_000, NOW + CENTURY].map((dueBy) => ({ receipt: { dueBy } }));
    const landed = { status: "landed" as const, transaction };
    expect(await outcome(NOW, await answer(landed, soon))).to.equal(transaction);
    expect(await outcome(NOW, await answer(landed, far))).to.equal("PROMISE_TOO_LATE");
  });

  it("is waited for while the relay is away or started again, as long as its promise", async () => {
    const landed = await answer({ status: "landed", transaction });
    const troubles = [AWAY, STOPPING, "no relay"];
    expect(await outcome(NOW, await answer({}), ...troubles, landed)).to.equal(transaction);
    for (const trouble of troubles)
      expect(await outcome(clock(NOW, NOW, NOW + 661), await answer({}), trouble)).to.equal(
        "RELAY_LATE",
      );
  });

  it("is over when the relay says why it will never be there", async () => {
    const refusal = { code: "motion-closed", message: "The vote is over." };
    const refused = await answer({ status: "refused", refusal });
    expect(await outcome(NOW, await answer({}), refused)).to.equal("MOTION_CLOSED");
    expect(await outcome(NOW, await answer({ status: "final" }))).to.equal("LANDED_OTHERWISE");
  });

  it("is not handed to what speaks another language", async () => {
    for (const strange of ["hello", { receipt: "yes" }, null, [], { status: "landed" }])
      expect(await outcome(NOW, strange)).to.equal("RELAY_ANSWER_MALFORMED");
  });
});
