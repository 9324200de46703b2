import type { OfficeTerms } from "./terms.js";

/** An office as it stands. Times are timestamps in seconds. */
export interface Office {
  id: string;
  name: string;
  /** What the next call will be made under. */
  terms: OfficeTerms;
  /** Whether elections may be called. */
  open: boolean;
  /** Names of the offices nobody may hold beside this one. */
  excludes: string[];
  /** In their order, those beyond the present number included while they are held. */
  seats: OfficeSeat[];
}

export interface OfficeSeat {
  seat: number;
  holder: OfficeTerm | undefined;
  /** Who won it and waits for the present term to end. */
  next: OfficeTerm | undefined;
}

/** A term from `from` on and until before `until`. */
export interface OfficeTerm {
  account: string;
  from: bigint;
  /** When it lapses: later than `ends` while held over, earlier once ended before its time. */
  until: bigint;
  /** When it lapses on the calendar. */
  ends: bigint;
  /** How many terms in a row, this one included if it counts. */
  inRow: number;
}

/** When the next election of an office can be called. */
export interface OfficeDue {
  /** Seats a call now would fill. */
  seats: number[];
  /** When there is, or will be, one to fill (timestamp in seconds); nothing if there never is. */
  at: bigint | undefined;
}
