import { useCallback, useEffect, useState } from "react";
import { type Many, type SeatView, useCoalition, useMembers } from "../../reading/index.js";

/** Beyond this the whole roll is read only when somebody asks for it. */
const AT_ONCE = 2_000;

/** The roll, and how much of it is here. */
export interface Roll extends Many<SeatView> {
  /** Whether all of it is here. */
  isWhole: boolean;
  /** Members there are, as far as it is known. */
  members: number | undefined;
  /** Goes on reading to the end. */
  readAll(): void;
  isReadingAll: boolean;
}

/** The roll, read to its end by itself unless it is very long: charts and filters need all of it. */
export function useRoll(): Roll {
  const seats = useMembers();
  const members = useCoalition().data?.members;
  const [asked, setAsked] = useState(false);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, error } = seats;
  const readsAll = asked || (members !== undefined && members <= AT_ONCE);
  const goesOn = readsAll && hasNextPage && !isFetchingNextPage && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage, seats.items.length]);
  const readAll = useCallback(() => setAsked(true), []);
  return {
    ...seats,
    isWhole: !seats.isPending && !hasNextPage,
    members,
    readAll,
    isReadingAll: readsAll && hasNextPage,
  };
}
