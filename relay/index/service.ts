import type { RelayPart } from "../services.js";

/** What routes and siblings ask of the index. */
export type IndexService = RelayPart;
