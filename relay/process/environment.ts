import { z } from "zod";
import { nearestKey } from "../../core/coalition/nearest-key.js";
import { DaoError } from "../../core/errors.js";
import { relayConfigSchema } from "../config.js";

const PREFIX = "THREE_OPENS_RELAY_";

/** Variables that are no fields of the configuration: where its file is. */
export const CONFIG_FILE_VARIABLE = `${PREFIX}CONFIG`;

/** Below defaults and wrappings. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType };
  return innerType === undefined ? schema : bare(innerType);
}

/** Every field of the schema by the name of its variable: `THREE_OPENS_RELAY_HTTP_PORT` to http.port. */
function fieldsOf(
  schema: z.core.$ZodType,
  path: readonly string[] = [],
): [variable: string, field: { path: readonly string[]; schema: z.core.$ZodType }][] {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodObject)) {
    const words = path.map((part) => part.replace(/[A-Z]/g, "_$&").toUpperCase());
    return [[`${PREFIX}${words.join("_")}`, { path, schema: inner }]];
  }
  return Object.entries(inner.shape).flatMap(([name, field]) =>
    fieldsOf(field as z.core.$ZodType, [...path, name]),
  );
}

const FIELDS = new Map(fieldsOf(relayConfigSchema));

/** Text where text is wanted; otherwise what it says: a number, true, a list in JSON or between commas. */
function valueOf(text: string, schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return text;
  try {
    return JSON.parse(text);
  } catch {
    if (schema instanceof z.ZodArray)
      return text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
    return text;
  }
}

/**
 * What the environment says of the configuration, as the nested object a file would hold.
 *
 * @throws DaoError `RELAY_CONFIG_INVALID` for a variable that looks like ours and is none.
 */
export function readEnvironment(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(PREFIX) || variable === CONFIG_FILE_VARIABLE || !text) continue;
    const field = FIELDS.get(variable);
    if (field === undefined) {
      const near = nearestKey(variable, [...FIELDS.keys()]);
      throw new DaoError("RELAY_CONFIG_INVALID", `The relay knows no variable ${variable}.`, {
        hint:
          near === undefined ? "docs/relay.md lists them." : `Perhaps ${near} is what you meant.`,
      });
    }
    let place = config;
    for (const part of field.path.slice(0, -1))
      place = (place[part] ??= {}) as Record<string, unknown>;
    place[field.path.at(-1) as string] = valueOf(text, field.schema);
  }
  return config;
}
