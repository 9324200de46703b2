import { expect } from "chai";
import { readDocuments, readResolutions } from "../../../core/archive/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { unpackMatrix } from "../../../core/counting/index.js";
import { readElections, readOffices, readRecalls } from "../../../core/elections/index.js";
import { officeAt } from "../../../core/elections/replay-offices.js";
import { readMembers, type SeatRecord } from "../../../core/members/index.js";
import {
  MemoryStore,
  motionStanding,
  recordOf,
  replayAll,
  tables,
  votersFrom,
  type ReplayPorts,
  type StateReader,
  type Table,
} from "../../../core/replay/index.js";
import { officeHistory } from "../../../core/replay/fold/offices.js";
import { connection, ethers, time } from "../../fixture/coalition.js";

/** Nobody posts in these histories. */
export const noContent: ReplayPorts = {
  postDomain: {},
  fetchBlob: () => Promise.resolve(null),
};

export const rpc = {
  send: (method: string, params: unknown[]) =>
    connection.provider.request({ method, params } as never) as Promise<unknown>,
};

export async function replayed(contracts: CoalitionContracts, ports = noContent) {
  const store = new MemoryStore();
  const toBlock = await ethers.provider.getBlockNumber();
  const events = await replayAll(rpc, contracts.addresses, { fromBlock: 0, toBlock }, store, ports);
  return { store, events, toBlock };
}

async function rowsOf<Row>(store: StateReader, table: Table<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const [, row] of table.scan(store)) rows.push(row);
  return rows;
}

/** Replays everything and compares it with what the contracts answer. */
export async function expectAgreement(contracts: CoalitionContracts): Promise<number> {
  const { store, events } = await replayed(contracts);
  await compareMembers(store, contracts);
  await compareArchive(store, contracts);
  await compareMotions(store, contracts);
  await compareElections(store, contracts);
  await compareTimelock(store, contracts);
  return events;
}

async function compareMembers(store: MemoryStore, contracts: CoalitionContracts) {
  const { membership } = contracts;
  const seats = (await rowsOf(store, tables.seats)).map((row) =>
    withAll(recordOf<SeatRecord>(row)),
  );
  expect(seats).to.deep.equal((await readMembers(contracts, { fromBlock: 0 })).map(withAll));
  for (const { account } of seats) {
    const seat = await membership.seatOf(account);
    const last = seats.findLast((each) => each.account === account)!;
    expect(seat.joinedAt).to.equal(last.joinedAt);
    expect(seat.leftAt).to.equal(last.left?.at ?? 0n);
    expect(seat.voterNumber).to.equal(last.voter?.number ?? 0);
  }
  const now = await time.latest();
  expect(await votersFrom(store, now)).to.equal(Number(await membership.voterCount()));
  for (const { joinedAt } of seats)
    if (joinedAt < BigInt(now))
      expect(BigInt(await votersFrom(store, Number(joinedAt)))).to.equal(
        await membership.getPastTotalSupply(joinedAt),
      );
}

const UNKNOWN = { voter: undefined, profile: undefined, left: undefined };

const withAll = (seat: SeatRecord): SeatRecord => Object.assign({ ...UNKNOWN }, seat);

async function compareArchive(store: MemoryStore, contracts: CoalitionContracts) {
  const documents = await readDocuments(contracts, { fromBlock: 0 });
  const order = await rowsOf(store, tables.documentOrder);
  expect(order.map(({ id }) => id)).to.deep.equal(documents.map(({ id }) => id));
  for (const document of documents) {
    const row = await tables.documents.need(store, document.id);
    const { author, kind, name } = document;
    expect(row).to.include({ author, kind, name, versions: document.versions.length });
    expect(row.dissentFrom && BigInt(row.dissentFrom)).to.equal(document.dissentFrom);
    const versions = [];
    for await (const [, version] of tables.versions.scan(store, { prefix: `${document.id}/` }))
      versions.push(version);
    for (const [i, version] of document.versions.entries()) {
      const { id, number, supersedes, renditions, withdrawn } = version;
      const kept = versions[i]!;
      expect({ ...kept, supersedes: kept.supersedes }).to.deep.include({
        id,
        number,
        supersedes,
        renditions,
      });
      expect(kept.recordedAt).to.equal(Number(version.recordedAt));
      expect(kept.withdrawn?.reason).to.equal(withdrawn?.reason);
    }
  }
  const resolutions = await readResolutions(contracts, { fromBlock: 0 });
  const kept = await rowsOf(store, tables.resolutions);
  expect(kept.map(({ text }) => text)).to.deep.equal(resolutions.map(({ text }) => text));
}

async function compareMotions(store: MemoryStore, { governor, amendments }: CoalitionContracts) {
  const now = await time.latest();
  for await (const [id, row] of tables.motions.scan(store)) {
    const standing = (await motionStanding(store, id, now))!;
    const motion = BigInt(id);
    const { preferred, ballots } = await amendments.tally(motion);
    expect(BigInt(row.ballots)).to.equal(ballots);
    expect(standing.count.preferred).to.deep.equal(preferred.map((sums) => sums.map(Number)));
    expect(BigInt(row.deadline)).to.equal(await governor.proposalDeadline(motion));
    if (BigInt(now) > (await governor.proposalSnapshot(motion)))
      expect(BigInt(standing.winner ?? 0)).to.equal(
        (await governor.motion(motion)).amended
          ? await amendments.winner(motion)
          : BigInt(standing.winner ?? 0),
      );
    const kept = await governor.motion(motion);
    const own = standing.texts.get(id)!;
    expect(BigInt(row.opensAt)).to.equal(kept.opensAt);
    expect(row.extended).to.equal(kept.extended);
    expect(row.notice !== undefined).to.equal(kept.consent);
    expect(row.notice?.contested ?? false).to.equal(kept.contested);
    expect(own.mover).to.equal(kept.mover);
    const places = await amendments.places(motion);
    expect(standing.places.map(({ text, standing: stands }) => [text, stands])).to.deep.equal(
      places.map(({ text, standing: stands }) => [text, stands]),
    );
    for (const [text, state] of standing.states) {
      const said = await governor.motion(BigInt(text));
      const mine = standing.texts.get(text)!;
      expect(BigInt(mine.secondsGiven)).to.equal(said.secondsGiven);
      expect(BigInt(mine.secondsNeeded)).to.equal(said.secondsNeeded);
      expect(BigInt(mine.codeDigest)).to.equal(said.codeDigest);
      expect(mine.rules.voting).to.equal(Number(said.rules.voting));
      expect(BigInt(state), `state of ${text}`).to.equal(await governor.state(BigInt(text)));
      expect(BigInt(mine.eta ?? 0)).to.equal(await governor.proposalEta(BigInt(text)));
    }
  }
}

async function compareElections(store: MemoryStore, contracts: CoalitionContracts) {
  const { ballotBox, offices } = contracts;
  const elections = await readElections(contracts, { fromBlock: 0 });
  for (const election of elections)
    expect(clean(recordOf(await tables.elections.need(store, election.id)))).to.deep.equal(
      clean(election),
    );
  for (const recall of await readRecalls(contracts, { fromBlock: 0 }))
    expect(clean(recordOf(await tables.recalls.need(store, recall.id)))).to.deep.equal(
      clean(recall),
    );
  for await (const [id, paper] of tables.ballotPapers.scan(store)) {
    const { ballots, matrix } = await ballotBox.result(id);
    expect(BigInt(paper.ballots)).to.equal(ballots);
    expect(paper.preferred).to.deep.equal(unpackMatrix(matrix, paper.candidates.length + 1));
  }
  const roll = (await rowsOf(store, tables.seats)).map((row) => recordOf<SeatRecord>(row));
  const histories = new Map();
  for (const id of await offices.officeIds()) histories.set(id, await officeHistory(store, id));
  const now = BigInt(await time.latest());
  for (const office of await readOffices(contracts))
    expect(officeAt(histories, office.id, histories.get(office.id), roll, now)).to.deep.equal(
      office,
    );
}

/** Without what is undefined, which rows leave out. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, clean(item)]),
  );
}

async function compareTimelock(store: MemoryStore, { timelock }: CoalitionContracts) {
  for await (const [id, row] of tables.operations.scan(store)) {
    expect(await timelock.isOperationDone(id)).to.equal(row.executedAt !== undefined);
    if (row.executedAt === undefined && row.cancelledAt === undefined)
      expect(await timelock.getTimestamp(id)).to.equal(BigInt(row.scheduledAt + row.delay));
  }
  for await (const [, { role, account }] of tables.roles.scan(store))
    expect(await timelock.hasRole(role, account)).to.equal(true);
}
