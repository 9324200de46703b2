import type { Person } from "../cast.js";

/** An election of the demo. Ballots are by the voter's address. */
export interface DemoElection {
  id: string;
  office: { id: string; name: string };
  /** Whether somebody is seated at the end, or nobody stood. */
  ending: "seated" | "vacant";
  nominees: Person[];
  /** The acceptance that its nominee signed and somebody else sent. */
  carried?: { nominee: string; transaction: string };
  /** Of each voter the ballot that is to count. */
  ballots: Map<string, { ranks: number[]; sequence: number }>;
  /** How many ballots were taken, those replaced since among them. */
  taken: number;
  /** The transaction that carried signed ballots, and how many. */
  batch?: { transaction: string; ballots: number };
  /** Code of the refusal when a replaced ballot was sent again. */
  refusal?: string;
  /** Who is to beat RON, best first. */
  elected: string[];
  /** The block in which they were seated. */
  seatedInBlock?: number;
  /** The block in which it ended with nobody. */
  leftVacantInBlock?: number;
  /** The officer who resigned later. */
  resigned?: string;
}

/** An election nothing has happened in yet. */
export function calledElection(
  id: string,
  office: DemoElection["office"],
  ending: DemoElection["ending"],
): DemoElection {
  return { id, office, ending, nominees: [], ballots: new Map(), taken: 0, elected: [] };
}
