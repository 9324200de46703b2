import { z } from "zod";

/** The section "content" of the relay's configuration; every field has a value of its own. */
export const contentConfig = z.strictObject({});
