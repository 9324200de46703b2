import type { ChainEvent } from "../event.js";
import type { ReplayPorts } from "../ports.js";
import type { StateStore } from "../store.js";

/** What an event does to the state. */
export type Fold = (store: StateStore, event: ChainEvent, ports: ReplayPorts) => Promise<void>;

/** One contract's events by name. */
export type Folds = Readonly<Record<string, Fold>>;

/** For events that others say the same as, or that change nothing. */
export const nothing: Fold = () => Promise.resolve();
