/** One seat in the roll; somebody who came back holds a new one. Times are timestamps in seconds. */
export interface SeatRecord {
  account: string;
  seatId: bigint;
  /** How many seats the account had by then, this one included. */
  seatNumber: number;
  status: SeatStatus;
  /** The stakeholder group the member declared. */
  group: { index: number; name: string };
  /** Id of the Code of Conduct version accepted last. */
  codeVersion: string;
  joinedAt: bigint;
  /** Nothing while the member waits. */
  voter: { number: number; since: bigint } | undefined;
  /** SHA-256 digest of the profile document. */
  profile: string | undefined;
  /** Nothing while the seat is held. */
  left: { at: bigint; how: "left" } | { at: bigint; how: "removed"; reason: string } | undefined;
}

export type SeatStatus = "waiting" | "voter" | "former";
