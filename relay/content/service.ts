import type { RelayPart } from "../services.js";

/** What routes and siblings ask of the content store. */
export type ContentService = RelayPart;
