import type { RelayPart } from "../services.js";

/** What routes ask of mail. */
export type MailService = RelayPart;
