import { isDeepStrictEqual } from "node:util";
import {
  type ElectionRecord,
  readDue,
  readOffices,
  replayOffices,
} from "../../../core/elections/index.js";
import { shortAddress } from "../../../core/format/index.js";
import type { Checks } from "../checks.js";
import type { DemoElection } from "../elections/demo-election.js";
import { votersOf, type Stage } from "../stage.js";

/** The best hold the seats from their seating on, and nobody else does; who resigned since holds none. */
export async function verifySeats(
  stage: Stage,
  { office, elected, seatedInBlock, resigned }: DemoElection,
  { seats, seated }: ElectionRecord,
  checks: Checks,
): Promise<void> {
  const { offices } = stage.contracts;
  const expected = elected.slice(0, seats.length);
  checks.add(
    `${expected.length} were seated as ${office.name}, the best first`,
    isDeepStrictEqual(
      seated.map(({ candidate }) => candidate),
      expected,
    ),
  );
  if (seatedInBlock === undefined) {
    checks.add(`somebody was seated as ${office.name}`, false);
    return;
  }
  const at = { blockTag: seatedInBlock };
  for (const account of expected) {
    const stays = account !== resigned;
    const [was, is] = await Promise.all([
      offices.isOfficer(office.id, account, at),
      offices.isOfficer(office.id, account),
    ]);
    checks.add(
      `${shortAddress(account)} became ${office.name}${stays ? "" : ", and resigned"}`,
      was && is === stays,
    );
  }
  const others = votersOf(stage).filter(({ address }) => !expected.includes(address));
  const seatless = await Promise.all(
    others.map(({ address }) => offices.isOfficer(office.id, address, at)),
  );
  checks.add(`nobody else became ${office.name}`, !seatless.includes(true));
}

/** Nobody waited for the seats that stayed vacant, and the next call was due at once. */
export async function verifyVacancy(
  { contracts }: Stage,
  { leftVacantInBlock }: DemoElection,
  { officeId, office, seats }: ElectionRecord,
  checks: Checks,
): Promise<void> {
  const kept = (await readOffices(contracts, leftVacantInBlock)).find(({ id }) => id === officeId);
  const vacant = (kept?.seats ?? []).filter(
    ({ holder, next }) => holder === undefined && next === undefined,
  );
  const due = (await readDue(contracts, officeId, leftVacantInBlock)).seats;
  checks.add(
    `${seats.length === 1 ? "a seat" : `${seats.length} seats`} of ${office} stayed vacant, and anybody could call the next election`,
    seats.every((seat) => vacant.some((each) => each.seat === seat) && due.includes(seat)),
  );
}

/** Who holds what follows from the events alone. */
export async function verifyOffices({ contracts }: Stage, checks: Checks): Promise<void> {
  const [told, kept] = await Promise.all([
    replayOffices(contracts, { fromBlock: 0 }),
    readOffices(contracts),
  ]);
  checks.add("the offices of the events are those of the contract", isDeepStrictEqual(told, kept));
}
