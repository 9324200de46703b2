import { expect } from "chai";
import { AbiCoder, id as hashText, keccak256, type Interface } from "ethers";
import {
  auditBallot,
  auditOver,
  type CheckResult,
  CHECKS,
  openAudit,
  overallVerdict,
} from "../../../core/audit/index.js";
import { INTERFACES, type ContractName, ROLES } from "../../../core/contracts/index.js";
import { parseCid } from "../../../core/content/index.js";
import { JOURNAL_SLOT } from "../../../core/journal/index.js";
import type { AuditedRange } from "../../../core/proof/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { type History, playHistory } from "./history.js";
import { answering, lying, spoiling, withholding, withStorage } from "./lying-rpc.js";
import { RpcProvider } from "./rpc-provider.js";

let history: History;

interface Told {
  rpc?: Rpc;
  /** CIDs nobody has. */
  without?: readonly string[];
  range?: Partial<AuditedRange>;
  built?: boolean;
}

/** Audits the history as somebody tells it. */
async function audited(told: Told = {}) {
  return auditOver(await opened(told));
}

async function opened({ rpc = history.rpc, without = [], range, built = true }: Told = {}) {
  const whole = { ...(await history.range()), ...range };
  return openAudit({
    range: whole,
    directory: history.directory,
    chain: rpc,
    provider: new RpcProvider(rpc, whole.chainId),
    build: built ? history.build : undefined,
    blob: (cid) => Promise.resolve(without.includes(cid) ? undefined : history.blobs.get(cid)),
  });
}

const verdicts = (results: readonly CheckResult[]) =>
  Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]));

/** Every check passes but this one. */
function expectOnly(results: readonly CheckResult[], id: string, verdict: string): void {
  const expected = Object.fromEntries(CHECKS.map((check) => [check.id, "PASS"]));
  expect(verdicts(results)).to.deep.equal({ ...expected, [id]: verdict });
  expect(overallVerdict(results)).to.equal(verdict);
}

const itemsOf = (results: readonly CheckResult[], id: string) =>
  results.find((result) => result.id === id)?.findings.map(({ item }) => item) ?? [];

const addressOf = (name: ContractName) => history.stage.contracts.addresses[name];

/** The node answers a view otherwise. */
const otherwise = (
  name: ContractName,
  view: string,
  change: Parameters<typeof answering>[2],
): Rpc =>
  answering(
    history.rpc,
    { abi: INTERFACES[name] as Interface, address: addressOf(name), view },
    change,
  );

/** Adds to a number of a struct, or to the answer itself. */
const plusOne = (place: number) => (answer: unknown[]) =>
  answer.map((value, index) => (index === place ? (value as bigint) + 1n : value));

const inStruct = (place: number) => (answer: unknown[]) => [
  plusOne(place)([...(answer[0] as Iterable<unknown>)]),
  ...answer.slice(1),
];

describe("the checks of an audit", function () {
  this.timeout(300_000);

  before(async () => {
    history = await playHistory();
  });

  after(() => history.close());

  it("have ids of their own, and say what they prove", () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[a-z]+(-[a-z]+)*$/);
    for (const { proves } of CHECKS) expect(proves).to.match(/^[A-Z].+\.$/);
  });

  it("pass on a coalition where everything is as it should be, and find something to look at", async () => {
    const results = await audited();
    expect(results.flatMap(({ findings }) => findings)).to.deep.equal([]);
    expect(overallVerdict(results)).to.equal("PASS");
    for (const { id, items } of results) expect(items, id).to.be.greaterThan(0);
    const figures = Object.fromEntries(results.map((result) => [result.id, result.figures]));
    expect(figures.ballots).to.include({ unproven: 0 });
    expect(figures.ballots?.["signed by keys"]).to.be.greaterThan(20);
    expect(figures.motions).to.include({ motions: 8, texts: 10, polls: 1 });
  });

  it("leave an audit incomplete when some of them did not run", async () => {
    const results = await audited();
    expect(overallVerdict(results.filter(({ id }) => id !== "papers"))).to.equal("INCOMPLETE");
  });

  it("tell another chain from this one", async () => {
    const rpc = lying(history.rpc, (method, _, answer) =>
      method === "eth_chainId" ? "0x1" : answer,
    );
    expectOnly(await audited({ rpc }), "chain", "FAIL");
    const range = { blockHash: `0x${"ab".repeat(32)}` };
    expectOnly(await audited({ range }), "chain", "FAIL");
  });

  it("see a journal that is not the fold of the events", async () => {
    const deviation = {
      address: addressOf("lists"),
      slot: JOURNAL_SLOT,
      change: (word: bigint) => word + 1n,
    };
    const results = await withStorage(history.rpc, deviation, () => audited());
    expectOnly(results, "journals", "FAIL");
    expect(itemsOf(results, "journals")).to.have.lengthOf(1);
  });

  it("see other code", async () => {
    const address = addressOf("electionCount");
    const code = (await history.rpc.send("eth_getCode", [address, "latest"])) as string;
    await history.rpc.send("hardhat_setCode", [address, `${code}00`]);
    try {
      expectOnly(await audited(), "code", "FAIL");
    } finally {
      await history.rpc.send("hardhat_setCode", [address, code]);
    }
  });

  it("do not pass code nobody built", async () => {
    expectOnly(await audited({ built: false }), "code", "INCOMPLETE");
  });

  it("see a directory that says otherwise than its events", async () => {
    const rpc = otherwise("directory", "daoURI", () => ["https://example.org/other"]);
    expectOnly(await audited({ rpc }), "directory", "FAIL");
  });

  it("see a power over the timelock that no event tells of", async () => {
    const founder = await history.stage.contracts.timelock.founder();
    const coder = AbiCoder.defaultAbiCoder();
    // `_roles[role].hasRole[account]` of OpenZeppelin's AccessControl, which is the first of its variables.
    const role = keccak256(coder.encode(["bytes32", "uint256"], [ROLES.proposer, 0]));
    const slot = keccak256(coder.encode(["address", "bytes32"], [founder, role]));
    const deviation = { address: addressOf("timelock"), slot, change: () => 1n };
    const results = await withStorage(history.rpc, deviation, () => audited());
    expectOnly(results, "roles", "FAIL");
    expect(itemsOf(results, "roles").join()).to.contain(founder);
  });

  it("see a number out of its bounds", async () => {
    const rpc = otherwise("membership", "joinsPerDay", () => [3]);
    const results = await audited({ rpc });
    expectOnly(results, "parameters", "FAIL");
    expect(itemsOf(results, "parameters")).to.include("joins per day");
  });

  it("see a voter who was none at a snapshot", async () => {
    const rpc = otherwise("membership", "votersAt", ([voters]) => {
      const [first, ...others] = [...(voters as Iterable<string>)];
      return [
        [
          `${first?.slice(0, -1)}${first?.endsWith("0") === true ? "1" : "0"}`.toLowerCase(),
          ...others,
        ],
      ];
    });
    expectOnly(await audited({ rpc }), "roll", "FAIL");
  });

  it("see a seat that is not as its events left it", async () => {
    expectOnly(
      await audited({ rpc: otherwise("membership", "seatOf", inStruct(0)) }),
      "roll",
      "FAIL",
    );
  });

  it("see a vote too many", async () => {
    const rpc = otherwise("governor", "proposalVotes", plusOne(1));
    expectOnly(await audited({ rpc }), "motions", "FAIL");
  });

  it("see a ballot that was left out, though no journal holds ballots", async () => {
    const topic = INTERFACES.governor.getEvent("VoteCast")?.topicHash ?? "";
    const rpc = withholding(history.rpc, addressOf("governor"), topic);
    expectOnly(await audited({ rpc }), "motions", "FAIL");
  });

  it("see an event that was left out", async () => {
    const topic = INTERFACES.governor.getEvent("MotionSeconded")?.topicHash ?? "";
    const rpc = withholding(history.rpc, addressOf("governor"), topic);
    const found = verdicts(await audited({ rpc }));
    expect(found).to.include({ journals: "FAIL", motions: "FAIL", ballots: "PASS" });
  });

  it("say that they could not look when the history begins in its middle", async () => {
    const results = await audited({ range: { fromBlock: 100 } });
    expect(verdicts(results)).to.include({ journals: "FAIL", motions: "INCOMPLETE" });
    expect(overallVerdict(results)).to.equal("FAIL");
  });

  it("see a ballot its voter did not sign", async () => {
    const { selector = "" } = INTERFACES.governor.getFunction("castVotesBySig") ?? {};
    const rpc = spoiling(history.rpc, addressOf("governor"), selector, 40);
    expectOnly(await audited({ rpc }), "ballots", "FAIL");
  });

  it("see a paper its member did not sign", async () => {
    const { selector = "" } = INTERFACES.authenticator.getFunction("act") ?? {};
    const rpc = spoiling(history.rpc, addressOf("authenticator"), selector, 50);
    expectOnly(await audited({ rpc }), "papers", "FAIL");
  });

  it("do not pass ballots whose transactions nobody has", async () => {
    const { selector = "" } = INTERFACES.governor.getFunction("castVotesBySig") ?? {};
    const rpc = lying(history.rpc, (method, _, answer) =>
      method === "eth_getTransactionByHash" &&
      (answer as { input: string }).input.startsWith(selector)
        ? null
        : answer,
    );
    expectOnly(await audited({ rpc }), "ballots", "INCOMPLETE");
  });

  it("see an election that was counted otherwise", async () => {
    const rpc = otherwise("elections", "elected", ([accounts]) => [
      [...(accounts as Iterable<string>)].reverse().slice(1),
    ]);
    expectOnly(await audited({ rpc }), "elections", "FAIL");
  });

  it("see a recall at another stage", async () => {
    const rpc = otherwise("recalls", "stage", () => [5]);
    expectOnly(await audited({ rpc }), "recalls", "FAIL");
  });

  it("see a term that was never given", async () => {
    const rpc = otherwise("offices", "seats", ([seats]) => {
      const [[holder, term, ...rest] = [], ...others] = [...(seats as Iterable<unknown[]>)].map(
        (seat) => [...seat],
      );
      const longer = plusOne(1)([...(term as Iterable<unknown>)]);
      return [[[holder, longer, ...rest], ...others]];
    });
    expectOnly(await audited({ rpc }), "offices", "FAIL");
  });

  it("see an operation that the timelock keeps otherwise", async () => {
    const rpc = otherwise("timelock", "getTimestamp", () => [0]);
    expectOnly(await audited({ rpc }), "execution", "FAIL");
  });

  it("see a log whose head is not the fold of its entries", async () => {
    const rpc = otherwise("lists", "listOf", ([list]) => {
      const fields = [...(list as Iterable<unknown>)];
      return [[...fields.slice(0, 3), hashText("other")]];
    });
    expectOnly(await audited({ rpc }), "lists", "FAIL");
  });

  it("miss a batch that nobody keeps", async () => {
    const { lists } = history.stage.contracts;
    const [anchored] = await lists.queryFilter(lists.filters.PostsAnchored());
    const cid = parseCid(Buffer.from(anchored?.args.cid.slice(2) ?? "", "hex")).toString();
    expect(history.blobs.has(cid)).to.equal(true);
    expectOnly(await audited({ without: [cid] }), "lists", "INCOMPLETE");
  });

  it("see a case with another deadline", async () => {
    const rpc = otherwise("conduct", "caseOf", inStruct(6));
    expectOnly(await audited({ rpc }), "conduct", "FAIL");
  });

  it("see a version that was recorded at another time", async () => {
    const rpc = otherwise("archive", "version", inStruct(1));
    expectOnly(await audited({ rpc }), "documents", "FAIL");
  });

  it("miss a document that nobody keeps, and one whose bytes were swapped", async () => {
    const { archive } = history.stage.contracts;
    const recorded = await archive.queryFilter(archive.filters.RenditionRecorded());
    const [cid = "", other = ""] = recorded.map(({ args }) =>
      parseCid(Buffer.from(args.rendition.cid.slice(2), "hex")).toString(),
    );
    expectOnly(await audited({ without: [cid] }), "documents", "INCOMPLETE");
    const kept = history.blobs.get(cid)!;
    history.blobs.set(cid, history.blobs.get(other)!);
    try {
      expectOnly(await audited(), "documents", "INCOMPLETE");
    } finally {
      history.blobs.set(cid, kept);
    }
  });

  it("do not vouch for a policy that nobody here built", async () => {
    const address = addressOf("policy");
    const code = (await history.rpc.send("eth_getCode", [address, "latest"])) as string;
    await history.rpc.send("hardhat_setCode", [address, `${code}00`]);
    try {
      expectOnly(await audited(), "code", "INCOMPLETE");
    } finally {
      await history.rpc.send("hardhat_setCode", [address, code]);
    }
  });

  it("tell a member what became of every ballot, the one replaced among them", async () => {
    const { context } = await opened();
    const voter = history.stage.founders[2]!.address;
    const ballots = await auditBallot(context, voter.toLowerCase());
    const recalling = ballots.filter(({ about }) => about === "recall");
    expect(recalling.map(({ counted, how }) => `${how} ${counted}`)).to.deep.equal([
      "self replaced",
      "key counted",
    ]);
    expect(recalling.map(({ choice }) => choice)).to.deep.equal([
      "first recall, then keep",
      "first keep, then recall",
    ]);
    for (const { asCast, figureAgrees } of ballots)
      expect({ asCast, figureAgrees }).to.deep.equal({ asCast: true, figureAgrees: true });
    expect(new Set(ballots.map(({ about }) => about))).to.deep.equal(
      new Set(["motion", "election", "recall"]),
    );
    const [recall] = recalling;
    expect(await auditBallot(context, recall!.subject)).to.have.lengthOf(6);
    const elected = ballots.find(({ about }) => about === "election");
    const all = await auditBallot(context, elected!.subject);
    expect(all).to.deep.include(elected);
    expect(all.every(({ choice }) => choice.startsWith("first "))).to.equal(true);
  });

  it("say how much ether there is, which anybody can send", async () => {
    const address = addressOf("governor");
    await history.rpc.send("hardhat_setBalance", [address, "0x1"]);
    try {
      const balances = (await audited()).find(({ id }) => id === "balances");
      expect(balances?.verdict).to.equal("PASS");
      expect(balances?.figures).to.deep.equal({
        [`ether held by the governor at ${address}`]: "0.000000000000000001",
      });
    } finally {
      await history.rpc.send("hardhat_setBalance", [address, "0x0"]);
    }
  });
});
