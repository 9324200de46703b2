import type { CoalitionFileIssue } from "./coalition-file-error.js";
import type { CoalitionFile } from "./coalition-file.js";

/** Domains nobody can own (RFC 2606). */
const RESERVED = /(^|\.)(example(\.(com|net|org))?|invalid|test)$/;

/**
 * What whoever copied an example probably meant to change: legal, so nothing is refused, but the name and the short name
 * stay for good.
 */
export function leftoversOf({ name, shortName, uri }: CoalitionFile): CoalitionFileIssue[] {
  const named = Object.entries({ name, shortName }).filter(([, text]) => /\bexample\b/i.test(text));
  const issues = named.map(([path, text]) => ({
    path,
    message: `is still "${text}"; it cannot be changed after the founding`,
  }));
  const reserved = URL.canParse(uri) && RESERVED.test(new URL(uri).hostname);
  return reserved
    ? [...issues, { path: "uri", message: `is still ${uri}; "" means none` }]
    : issues;
}
