import { z } from "zod";

/** The section "write" of the relay's configuration; every field has a value of its own. */
export const writeConfig = z.strictObject({});
