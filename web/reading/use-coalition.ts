import type { CoalitionView, MemberView, SeatView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne, useSure } from "./use-one.js";

/** The coalition as a whole: contracts, groups, rules, numbers of members and voters. */
export const useCoalition = (): Answer<CoalitionView> =>
  useSure(keys.coalition, (reader) => reader.coalition());

/** The roll in the order of joining, former members included. */
export const useMembers = (): Many<SeatView> =>
  useMany(keys.members, (reader, query) => reader.members(query));

/** One account's seats and right to post; null for a stranger. */
export const useMember = (account: string | undefined): Answer<MemberView | null> =>
  useOne(
    keys.member(account ?? ""),
    (reader) => reader.member(account ?? ""),
    account !== undefined && account !== "",
  );
