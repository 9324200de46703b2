import type { RelayPart } from "../services.js";

/** What routes and siblings ask of the write side. */
export type WriteService = RelayPart;
