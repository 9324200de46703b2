import { leftoversOf } from "../../core/coalition/index.js";
import { isDaoError } from "../../core/errors.js";
import type { CoalitionSource } from "../cli/coalition-source.js";
import { requireTexts } from "../deployment/require-texts.js";

/** What a legal coalition file still lacks before anybody founds with it, one line each. */
export async function attentionTo({ file, path }: CoalitionSource): Promise<string[]> {
  const leftovers = leftoversOf(file).map((issue) => `${path}: ${issue.path}: ${issue.message}`);
  try {
    await requireTexts(file, path);
    return leftovers;
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return [...leftovers, error.message];
  }
}
