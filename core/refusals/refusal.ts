/** What a contract's refusal says to people. */
export interface Refusal {
  /** One line: what was wrong, offending values included. */
  message: string;
  /** One line: what would be right, or what to do next. */
  hint: string;
}

/** Arguments of a Solidity error by name: ethers' Result would hide one called `length` behind its own. */
export type RefusalArguments = Readonly<Record<string, unknown>>;

/** Refusals by the name of the Solidity error. */
export type Refusals = Readonly<Record<string, (args: RefusalArguments) => Refusal>>;

/** Hint for what only the timelock may do. */
export const BY_MOTION =
  "Only the coalition itself may do this: move it, and let the motion be executed.";

/** Hint for faults that a correct client cannot make. */
export const CLIENT_FAULT =
  "This cannot happen through this kit: please report it with the command you ran.";
