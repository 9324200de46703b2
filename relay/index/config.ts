import { z } from "zod";

/** The section "index" of the relay's configuration; every field has a value of its own. */
export const indexConfig = z.strictObject({});
