/** Why the relay sends nothing new for the moment. */
export interface Drought {
  code: "budget-spent" | "balance-low" | "gas-too-dear" | "relay-not-engaged";
  /** One line for people. */
  message: string;
}

/** What the parts of the write side tell each other about how things are. */
export interface Condition {
  /** Set while what is accepted cannot be sent. */
  drought: Drought | undefined;
  /** Set while the node does not answer as it should. */
  trouble: string | undefined;
  /** Told to stop: nothing more is taken. */
  stopping: boolean;
}

export const fairCondition = (): Condition => ({
  drought: undefined,
  trouble: undefined,
  stopping: false,
});
