import { z } from "zod";

/** The section "mail" of the relay's configuration; every field has a value of its own. */
export const mailConfig = z.strictObject({});
