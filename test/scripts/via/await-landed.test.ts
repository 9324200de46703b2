import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Provider, Wallet } from "ethers";
import type { CoalitionAddresses } from "../../../core/contracts/index.js";
import { isDaoError } from "../../../core/errors.js";
import { receiptTypedData, type ReceiptAnswer } from "../../../core/wire/receipts.js";
import { deliver } from "../../../scripts/via/await-landed.js";
import type { Message } from "../../../scripts/via/message.js";
import { relayAt } from "../../../scripts/via/relay-client.js";

const DIRECTORY = "0x00000000000000000000000000000000000000D1";
const PLACE = { chainId: 31337n, directory: DIRECTORY };
const chain = { chainId: 31337n, addresses: { directory: DIRECTORY } as CoalitionAddresses };
const digest = `0x${"ab".repeat(32)}`;
const transaction = `0x${"cd".repeat(32)}`;
const message: Message = { path: "/v1/papers", body: {}, digest };
const NOW = 1_800_000_000;

/** The clock of the chain, all that is asked of it here. */
const at = (timestamp: number) =>
  ({ getBlock: () => Promise.resolve({ timestamp }) }) as unknown as Provider;

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
    const server = createServer((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(given.length > 1 ? given.shift() : given[0]));
    });
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return relayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async function outcome(clock: number, ...answers: unknown[]): Promise<string> {
    const client = await relayOf(...answers);
    try {
      const given = { chain, provider: at(clock), onTaken: () => undefined };
      return (await deliver(client, message, given)).transaction;
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
