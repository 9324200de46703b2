import { expect } from "chai";
import { getBytes, hexlify, keccak256, Transaction, type TransactionResponse } from "ethers";
import { decodeHeader } from "../../../core/proof/header.js";
import { EvidenceMissingError, ProvenChain, RpcEvidence } from "../../../core/proof/index.js";
import { orderedRoot } from "../../../core/proof/ordered-root.js";
import { decodeReceipt } from "../../../core/proof/receipt.js";
import type { Rpc } from "../../../core/replay/index.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { inOneBlock } from "../../fixture/one-block.js";
import { refusalOf } from "../refusal.js";
import { latestRange, lived, node } from "./audited.js";

const hex = (number: number) => `0x${number.toString(16)}`;

/** The real node, some of its answers made by another hand. */
function nodeThat(
  answers: Readonly<Record<string, (params: unknown[]) => unknown>>,
  asked: string[] = [],
): Rpc {
  return {
    async send(method, params) {
      asked.push(method);
      return Object.hasOwn(answers, method) ? answers[method]!(params) : node.send(method, params);
    },
  };
}

/** As nodes answer that have the method, from the node's own receipts. */
async function receiptsOfBlock([tag]: unknown[]): Promise<unknown> {
  const block = (await node.send("eth_getBlockByNumber", [tag, false])) as {
    transactions: string[];
  };
  return Promise.all(
    block.transactions.map((hash) => node.send("eth_getTransactionReceipt", [hash])),
  );
}

async function blockOf(number: number) {
  return (await node.send("eth_getBlockByNumber", [hex(number), true])) as {
    hash: string;
    transactions: { hash: string }[];
  } & Record<string, string>;
}

describe("RpcEvidence", () => {
  it("writes every block of a real history as the chain hashes it", async () => {
    await loadFixture(lived);
    const { fromBlock, toBlock } = await latestRange();
    let transactions = 0;
    for (const rpc of [node, nodeThat({ eth_getBlockReceipts: receiptsOfBlock })]) {
      const evidence = new RpcEvidence(rpc);
      for (let number = fromBlock; number <= toBlock; number += 1) {
        const block = await blockOf(number);
        const header = decodeHeader((await evidence.header(number))!);
        expect(header.hash).to.equal(block.hash);
        const body = (await evidence.body(number))!;
        expect(await orderedRoot(body.transactions)).to.equal(header.transactionsRoot);
        expect(await orderedRoot(body.receipts)).to.equal(header.receiptsRoot);
        transactions += body.transactions.length;
      }
    }
    expect(transactions).to.be.greaterThan(80);
  });

  it("writes every kind of transaction, failed ones too", async () => {
    const c = await loadFixture(foundCoalition);
    const [, one, two, three, four, five] = c.signers;
    const to = await c.governor.getAddress();
    const gas = { gasLimit: 100_000n, gasPrice: 10n ** 10n };
    const sent: TransactionResponse[] = [];
    await inOneBlock(async () => {
      sent.push(
        await one!.sendTransaction({ type: 0, to: two!.address, value: 5n, ...gas }),
        await two!.sendTransaction({
          ...{ type: 1, to: one!.address, accessList: [{ address: to, storageKeys: [] }], ...gas },
        }),
        await three!.sendTransaction({ type: 2, to, data: "0xdeadbeef", gasLimit: 100_000n }),
        await four!.sendTransaction({ type: 2, data: "0x6001600055", gasLimit: 200_000n }),
        await five!.sendTransaction({
          ...{ type: 4, to: two!.address, gasLimit: 200_000n },
          authorizationList: [await one!.authorize({ address: to, nonce: 8n })],
        }),
      );
      return [];
    });
    const range = await latestRange();
    const evidence = new RpcEvidence(node);
    const header = decodeHeader((await evidence.header(range.toBlock))!);
    const body = (await evidence.body(range.toBlock))!;
    expect(await orderedRoot(body.transactions)).to.equal(header.transactionsRoot);
    expect(await orderedRoot(body.receipts)).to.equal(header.receiptsRoot);
    expect(body.transactions.map((bytes) => keccak256(bytes)).sort()).to.deep.equal(
      sent.map(({ hash }) => hash).sort(),
    );
    const receipts = body.receipts.map(decodeReceipt);
    expect(receipts.map(({ type }) => type).sort()).to.deep.equal([0, 1, 2, 2, 4]);
    expect(receipts.filter(({ succeeded }) => succeeded === false)).to.have.length(1);
    expect(body.transactions.map((bytes) => Transaction.from(hexlify(bytes)).type)).to.include(4);
    const chain = await ProvenChain.open(evidence, range);
    for (const { hash } of sent) {
      await chain.send("eth_getBlockByNumber", ["latest", false]);
      for (const [method, fields] of [
        [
          "eth_getTransactionReceipt",
          ["status", "gasUsed", "effectiveGasPrice", "contractAddress", "type", "from", "to"],
        ],
        ["eth_getTransactionByHash", ["nonce", "gasPrice", "from", "to", "input", "v", "r", "s"]],
      ] as const) {
        const answers = await Promise.all([chain, node].map((rpc) => rpc.send(method, [hash])));
        const [ours, theirs] = answers as Record<string, unknown>[];
        for (const field of fields)
          expect(lower(ours![field]), field).to.equal(lower(theirs![field]));
      }
    }
  });

  it("asks for receipts one by one only until a node turns out to give them by block", async () => {
    await loadFixture(lived);
    const { toBlock } = await latestRange();
    const unsupported: string[] = [];
    const byOne = new RpcEvidence(nodeThat({}, unsupported));
    const supported: string[] = [];
    const byBlock = new RpcEvidence(nodeThat({ eth_getBlockReceipts: receiptsOfBlock }, supported));
    for (const evidence of [byOne, byBlock])
      for (let back = 0; back < 10; back += 1) await evidence.body(toBlock - back);
    const count = (list: string[], method: string) => list.filter((one) => one === method).length;
    expect(count(unsupported, "eth_getBlockReceipts")).to.equal(1);
    expect(count(unsupported, "eth_getTransactionReceipt")).to.be.greaterThan(4);
    expect(count(supported, "eth_getTransactionReceipt")).to.equal(0);
  });

  it("has nothing to say of blocks the node does not have", async () => {
    const evidence = new RpcEvidence(node);
    expect(await evidence.header(1_000_000)).to.equal(undefined);
    expect(await evidence.body(1_000_000)).to.equal(undefined);
    expect(await evidence.blob("bafy")).to.equal(undefined);
    const kept = new RpcEvidence(node, (cid) => Promise.resolve(getBytes(`0x${cid}`)));
    expect(await kept.blob("12")).to.deep.equal(Uint8Array.of(0x12));
  });

  it("names the fields and types that a newer chain has", async () => {
    const c = await loadFixture(foundCoalition);
    const { toBlock } = await latestRange();
    await c.signers[0]!.sendTransaction({ to: c.signers[1]!.address });
    const block = await blockOf(toBlock + 1);
    const [transaction] = block.transactions;
    const receipt = await node.send("eth_getTransactionReceipt", [transaction!.hash]);
    const changed = (changes: object) =>
      new RpcEvidence(nodeThat({ eth_getBlockByNumber: () => ({ ...block, ...changes }) }));
    const upgraded = changed({ hash: `0x${"12".repeat(32)}`, tidalRoot: "0x1", lunarRoot: "0x2" });
    const missing = await refusalOf(() => upgraded.header(5), "EVIDENCE_MISSING");
    expect(missing.message).to.contain("lunarRoot, tidalRoot");
    const typed = changed({ transactions: [{ ...transaction, type: "0x7e" }] });
    expect((await refusalOf(() => typed.body(5), "EVIDENCE_MISSING")).message).to.contain(
      "type 126",
    );
    const other = { ...(receipt as object), type: "0x7e" };
    const told = new RpcEvidence(nodeThat({ eth_getTransactionReceipt: () => other }));
    const body = () => told.body(toBlock + 1);
    expect((await refusalOf(body, "EVIDENCE_MISSING")).message).to.contain("type 126");
    // What no header holds may be added freely.
    expect(await changed({ l1Fee: "0x1" }).header(5)).to.be.instanceOf(Uint8Array);
  });

  it("says which method failed, and who would know", async () => {
    const questions: [string, (evidence: RpcEvidence) => Promise<unknown>][] = [
      ["eth_getBlockByNumber", (evidence) => evidence.header(5)],
      ["eth_getBlockByNumber", (evidence) => evidence.body(5)],
      ["eth_getTransactionReceipt", (evidence) => evidence.body(1)],
      ["eth_getProof", (evidence) => evidence.proof(5, `0x${"12".repeat(20)}`, [])],
      [
        "eth_getCode",
        (evidence) => evidence.code("", { address: `0x${"12".repeat(20)}`, block: 5 }),
      ],
    ];
    await loadFixture(foundCoalition);
    for (const [method, ask] of questions)
      for (const answer of [
        () => Promise.reject(new Error("missing trie node 1234 (path )")),
        () => new Promise(() => undefined),
        () => "what?",
        () => ({ transactions: 5 }),
      ]) {
        const evidence = new RpcEvidence(nodeThat({ [method]: answer }), undefined, {
          patience: 100,
        });
        const missing = await refusalOf(() => ask(evidence), "EVIDENCE_MISSING");
        expect(missing).to.be.instanceOf(EvidenceMissingError);
        expect(missing.message).to.contain(method);
        expect(missing.hint).to.match(/node|another/);
      }
    const pruned = new RpcEvidence(
      nodeThat({ eth_getProof: () => Promise.reject(new Error("state is pruned")) }),
    );
    const { hint } = await refusalOf(
      () => pruned.proof(5, `0x${"12".repeat(20)}`, []),
      "EVIDENCE_MISSING",
    );
    expect(hint).to.contain("archive");
  });

  it("asks no more at once than it may", async () => {
    await loadFixture(lived);
    const { toBlock } = await latestRange();
    let [under, most] = [0, 0];
    const counting: Rpc = {
      async send(method, params) {
        most = Math.max(most, (under += 1));
        try {
          return await node.send(method, params);
        } finally {
          under -= 1;
        }
      },
    };
    const evidence = new RpcEvidence(counting, undefined, { atOnce: 3 });
    const numbers = Array.from({ length: toBlock }, (_, number) => number);
    const found = await Promise.all(numbers.map((number) => evidence.body(number)));
    expect(found.every((body) => body !== undefined)).to.equal(true);
    expect(most).to.equal(3);
  });
});

const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);
