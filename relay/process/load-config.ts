import { readFile } from "node:fs/promises";
import JSON5 from "json5";
import type { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { relayConfigSchema, type RelayConfig } from "../config.js";
import { CONFIG_FILE_VARIABLE, readEnvironment } from "./environment.js";

const invalid = (message: string, hint: string, cause?: unknown) =>
  new DaoError("RELAY_CONFIG_INVALID", message, { hint, cause });

/**
 * The configuration: defaults, then the file, then the environment, which has the last word.
 *
 * @param file - JSON5; the variable `THREE_OPENS_RELAY_CONFIG` names one too.
 * @throws DaoError `RELAY_CONFIG_INVALID` with the first thing that is wrong, and what would be right.
 */
export async function loadConfig(
  environment: NodeJS.ProcessEnv,
  file = environment[CONFIG_FILE_VARIABLE],
): Promise<RelayConfig> {
  const written = file === undefined || file === "" ? {} : await readConfigFile(file);
  return parseConfig(merge(written, readEnvironment(environment)));
}

/** @throws DaoError `RELAY_CONFIG_INVALID` */
export function parseConfig(given: unknown): RelayConfig {
  const result = relayConfigSchema.safeParse(given, { error: describeIssue });
  if (result.success) return result.data;
  const issue = result.error.issues.toSorted((a, b) => unknownFirst(a) - unknownFirst(b))[0];
  const place = issue?.path.map(String).join(".") ?? "";
  throw invalid(
    `The relay's configuration: ${place === "" ? "it" : place} ${sentence(issue?.message)}.`,
    "docs/relay.md lists every field, its unit and its default.",
  );
}

async function readConfigFile(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw invalid(
      `The relay's configuration ${path} cannot be read.`,
      `Name a file with --config <file> or ${CONFIG_FILE_VARIABLE}.`,
      cause,
    );
  });
  let value: unknown;
  try {
    value = JSON5.parse(text);
  } catch (cause) {
    throw invalid(`${path} is not JSON5.`, "Compare it with the example in docs/relay.md.", cause);
  }
  if (!isObject(value)) throw invalid(`${path} is no object.`, "It begins with { and ends with }.");
  if (isObject(value.key) && value.key.privateKey !== undefined)
    throw invalid(
      `${path} holds a private key.`,
      "Take it out: a key comes from a keystore file or from the environment, never from a configuration file.",
    );
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merge(
  below: Record<string, unknown>,
  above: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = merged[name];
    merged[name] = isObject(under) && isObject(value) ? merge(under, value) : value;
  }
  return merged;
}

/** A misspelt field is the cause of the missing one, so it comes first. */
const unknownFirst = (issue: z.core.$ZodIssue) => (issue.code === "unrecognized_keys" ? 0 : 1);

function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "unrecognized_keys") return `has no field "${issue.keys.join('", "')}"`;
  if (issue.input === undefined) return "is missing";
  if (issue.code !== "invalid_type") return undefined;
  return `must be of type ${issue.expected}`;
}

const sentence = (message = "is not valid") =>
  /^(must|is|has) /.test(message) ? message : `is not valid: ${message}`;
