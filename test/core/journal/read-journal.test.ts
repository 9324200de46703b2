import { expect } from "chai";
import { concat, type Log } from "ethers";
import fc from "fast-check";
import { connectCoalition, INTERFACES } from "../../../core/contracts/index.js";
import {
  EMPTY_JOURNAL,
  entriesOf,
  foldJournal,
  readJournal,
  readJournals,
} from "../../../core/journal/index.js";
import { recordResolution, updateDelay } from "../../../core/motions/index.js";
import { vouchedCoalition } from "../../../deploy/modules/coalition.js";
import { connection, ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";
import { replayJournal } from "../../fixture/journal.js";
import { call, passMotion } from "../../fixture/motions.js";
import { lyingNode } from "../lying-node.js";
import { anyHistory, Player } from "../random-history.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

/** A coalition that decided something in a batch of several calls, one of them to the timelock itself. */
async function decided() {
  const { dao, contracts } = await setUp();
  const actions = [
    recordResolution(contracts, "First."),
    updateDelay(contracts, 3 * 86_400),
    recordResolution(contracts, "Last."),
  ];
  const calls = actions.map(({ target, value, calldata }) => ({ target, value, data: calldata }));
  await passMotion(dao, calls);
  await passMotion(dao, [await call(dao.archive, "recordResolution", ["Alone."])], "Another");
  return { dao, contracts };
}

/** The log with something in its arguments turned around. */
function altered(log: Log): Log {
  // The last digit that is not zero: what comes after it may be padding, which carries nothing.
  const turn = (hex: string) =>
    hex.replace(/[1-9a-f](?=0*$)/, (digit) => (digit === "7" ? "6" : "7"));
  const [kind = "", first, ...rest] = log.topics;
  const copy = { blockNumber: log.blockNumber, topics: log.topics, data: log.data };
  return (
    first === undefined
      ? { ...copy, data: turn(log.data) }
      : { ...copy, topics: [kind, turn(first), ...rest] }
  ) as Log;
}

describe("readJournals", () => {
  it("agrees with every contract after the founding", async () => {
    const { contracts } = await loadFixture(setUp);
    const readings = await readJournals(contracts, RANGE);
    const begun = [
      ...["directory", "timelock", "archive", "membership", "offices", "elections"],
      ...["conduct", "lists"],
    ];
    const quiet = [
      ...["authenticator", "ballotBox", "electionCount", "recalls", "amendments", "notices"],
      "governor",
    ];
    expect(readings.map(({ contract }) => contract)).to.have.members([
      ...begun,
      "rulebook",
      ...quiet,
    ]);
    for (const { contract, agrees, count } of readings) {
      expect(agrees, contract).to.equal(true);
      expect(count > 0n, contract).to.equal(!quiet.includes(contract));
    }
  });

  it("agrees where a batch was decided, with an entry for the whole batch", async () => {
    const { contracts } = await loadFixture(decided);
    for (const { contract, agrees } of await readJournals(contracts, RANGE)) {
      expect(agrees, contract).to.equal(true);
    }
    const { entries } = await readJournal(contracts, "timelock", RANGE);
    expect(entries.slice(-5).map(({ name }) => name)).to.deep.equal([
      "CallScheduled",
      "MinDelayChange",
      "CallExecuted",
      "CallScheduled",
      "CallExecuted",
    ]);
  });

  it("reads the journal of a vouching policy too", async () => {
    const parameters = { ...(await foundingParameters(await readCoalition())), vouchesNeeded: 2 };
    const { directory } = await connection.ignition.deploy(vouchedCoalition, {
      parameters: { VouchedCoalition: parameters },
    });
    const contracts = await connectCoalition(await directory.getAddress(), ethers.provider);
    const policy = await readJournal(contracts, "policy", RANGE);
    expect(policy).to.include({ agrees: true, count: 1n });
    expect(await readJournals(contracts, RANGE)).to.have.length(17);
  });

  it("agrees after any history, at its end and at any block before", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(40), fc.nat(39), async (steps, back) => {
        const { dao, contracts } = await loadFixture(setUp);
        const founded = await ethers.provider.getBlockNumber();
        const player = new Player(dao, contracts);
        await player.play(steps);
        const latest = await ethers.provider.getBlockNumber();
        for (const toBlock of [latest, Math.max(founded, latest - back)]) {
          for (const reading of await readJournals(contracts, { fromBlock: 0, toBlock })) {
            expect(reading.agrees, reading.contract).to.equal(true);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it("gives what the formula in the interface gives, written independently", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const mine = await readJournal(contracts, "membership", RANGE);
    const theirs = await replayJournal(dao.membership);
    expect({ count: mine.count, head: mine.head }).to.deep.equal(theirs);
  });

  it("notices a range that begins too late", async () => {
    const { contracts } = await loadFixture(setUp);
    const latest = await ethers.provider.getBlockNumber();
    const { agrees, count } = await readJournal(contracts, "membership", { fromBlock: latest });
    expect({ agrees, count }).to.deep.equal({ agrees: false, count: 0n });
  });

  it("refuses to read what keeps no journal", async () => {
    const { contracts } = await loadFixture(setUp);
    const error = await readJournal(contracts, "policy", RANGE).catch((cause: unknown) => cause);
    expect(error).to.have.property("message", "policy keeps no journal");
  });

  const lies: Record<string, (logs: Log[]) => Log[]> = {
    "leaves one out": (logs) => logs.toSpliced(3, 1),
    "tells one twice": (logs) => logs.toSpliced(3, 0, logs[3]!),
    "swaps two": (logs) => logs.toSpliced(3, 2, logs[4]!, logs[3]!),
    "alters one": (logs) => logs.toSpliced(3, 1, altered(logs[3]!)),
  };
  for (const [lie, retell] of Object.entries(lies)) {
    it(`notices a node that ${lie}`, async () => {
      const { dao } = await loadFixture(decided);
      const address = await dao.directory.getAddress();
      const honest = await connectCoalition(
        address,
        lyingNode((logs) => logs),
      );
      const lied = await connectCoalition(address, lyingNode(retell));
      for (const name of ["timelock", "archive", "directory", "rulebook", "offices"] as const) {
        expect((await readJournal(honest, name, RANGE)).agrees, name).to.equal(true);
        expect((await readJournal(lied, name, RANGE)).agrees, name).to.equal(false);
      }
    });
  }
});

describe("foldJournal", () => {
  it("starts empty and goes on where it stopped", () => {
    expect(foldJournal([])).to.deep.equal(EMPTY_JOURNAL);
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => concat([bytes]));
    const entry = fc.record({ kind: hash, payload: fc.uint8Array().map((b) => concat([b])) });
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (first, then) => {
        const whole = foldJournal([...first, ...then]);
        expect(foldJournal(then, foldJournal(first))).to.deep.equal(whole);
        expect(whole.count).to.equal(BigInt(first.length + then.length));
        expect(whole.head).to.match(/^0x[0-9a-f]{56}$/);
      }),
    );
  });

  it("encodes texts that are not UTF-8 as the bytes they are", () => {
    const abi = INTERFACES.archive;
    const event = abi.getEvent("ResolutionRecorded")!;
    const word = (n: number) => n.toString(16).padStart(64, "0");
    const data = `0x${word(32)}${word(2)}ffc0${"0".repeat(60)}`;
    const [entry] = entriesOf(abi, [{ topics: [event.topicHash], data }]);
    expect(entry).to.deep.equal({
      name: "ResolutionRecorded",
      kind: event.topicHash,
      payload: data,
    });
  });
});
