import { joinedSeat, SEAT_CHANGES, type SeatEvent } from "../../members/read-members.js";
import type { SeatRecord } from "../../members/seat.js";
import { type ChainEvent, numberOf, padded, placeOf } from "../event.js";
import { plainOf, recordOf } from "../plain.js";
import type { StateStore } from "../store.js";
import { standingOf } from "../posting-right.js";
import { tables, type StandingRow } from "../tables.js";
import { type Folds, nothing } from "./fold.js";

const { groups, seats, members, electorate, settings, standings, versions, versionIds } = tables;

export const membershipFolds: Folds = {
  GroupNamed: (store, { args }) => {
    const index = numberOf(args.group);
    return groups.put(store, padded(index, 3), { index, name: args.name as string });
  },
  Joined: async (store, event) => {
    const group = await groups.get(store, padded(numberOf(event.args.group), 3));
    const seat = joinedSeat(event.args, group?.name, BigInt(event.time));
    await seats.put(store, placeOf(event), plainOf(seat));
    await members.put(store, seat.account, { seat: placeOf(event) });
    await settle(store, event, { member: true, code: await codeNumber(store, seat.codeVersion) });
    await countMembers(store, 1);
  },
  Enrolled: async (store, event) => {
    await changeSeat(store, event);
    await countVoters(store, event.time, 1);
  },
  Left: leave,
  Removed: leave,
  CodeAccepted: async (store, event) => {
    const { codeVersion } = await changeSeat(store, event);
    await settle(store, event, { member: true, code: await codeNumber(store, codeVersion) });
  },
  ProfileSet: async (store, event) => void (await changeSeat(store, event)),
  WaitingPeriodSet: (store, { args }) =>
    settings.put(store, "waitingPeriod", numberOf(args.current)),
  JoinsPerDaySet: (store, { args }) => settings.put(store, "joinsPerDay", numberOf(args.current)),
  AdmissionPolicySet: (store, { args }) =>
    settings.put(store, "admissionPolicy", args.current as string),
  // The seat's own events say the same.
  Transfer: nothing,
  Locked: nothing,
};

async function leave(store: StateStore, event: ChainEvent): Promise<void> {
  const { voter } = await changeSeat(store, event);
  if (voter !== undefined) await countVoters(store, event.time, -1);
  await settle(store, event, { member: false, code: 0 });
  await countMembers(store, -1);
}

async function countMembers(store: StateStore, more: number): Promise<void> {
  const members = ((await settings.get(store, "memberCount")) as number | undefined) ?? 0;
  await settings.put(store, "memberCount", members + more);
}

/** Writes down what the right to post follows from, from here on. */
async function settle(
  store: StateStore,
  event: ChainEvent,
  change: Pick<StandingRow, "member" | "code">,
): Promise<void> {
  const account = event.args.account as string;
  const standing = await standingOf(store, account);
  await standings.put(store, `${account}/${placeOf(event)}`, { ...standing, ...change });
}

/** The Code's version by number; who is a founder accepts one that is recorded already. */
async function codeNumber(store: StateStore, versionId: string): Promise<number> {
  const { key } = (await versionIds.get(store, versionId)) ?? {};
  return key === undefined ? 0 : ((await versions.get(store, key))?.number ?? 0);
}

async function changeSeat(
  store: StateStore,
  { name, args, time }: ChainEvent,
): Promise<SeatRecord> {
  const { seat: key } = await members.need(store, args.account as string);
  const seat = recordOf<SeatRecord>(await seats.need(store, key));
  SEAT_CHANGES[name as SeatEvent](seat, args, BigInt(time));
  await seats.put(store, key, plainOf(seat));
  return seat;
}

/** A checkpoint for each moment at which the number of voters changed. */
async function countVoters(store: StateStore, time: number, more: number): Promise<void> {
  const voters = await votersFrom(store, time);
  await electorate.put(store, padded(time, 12), { voters: voters + more });
}

/** How many voters there were at a moment, its own changes included. */
export async function votersFrom(
  store: Pick<StateStore, "get" | "scan">,
  time: number,
): Promise<number> {
  const after = padded(time + 1, 12);
  for await (const [, { voters }] of electorate.scan(store, { reverse: true, after, limit: 1 }))
    return voters;
  return 0;
}
