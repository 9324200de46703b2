import { z } from "zod";

/** The section "mail" of the relay's configuration; every field has a value of its own. */
export const mailConfig = z.strictObject({
  /** Domain of Message-IDs in exported mailboxes. Without one it is told by chain and directory: the same at every relay. */
  host: z
    .string()
    .max(200)
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a domain in lower case")
    .optional(),
  /** Posts on a page of a feed. */
  feedPosts: z.int().min(1).max(200).default(50),
  /** Seconds between looks through the archive for imported histories. */
  historySeconds: z.int().min(1).max(86_400).default(30),
});
