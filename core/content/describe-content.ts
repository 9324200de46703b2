import { importContent } from "./import-content.js";
import type {
  ContentDescription,
  ContentOptions,
  ContentSource,
  WritableStore,
} from "./content.js";

/** Takes every block and keeps none. */
const NOWHERE: WritableStore = { put: (cid) => cid };

/** What {@link importContent} would answer, with nothing stored. */
export async function describeContent(
  source: ContentSource,
  options: ContentOptions = {},
): Promise<ContentDescription> {
  return importContent(source, NOWHERE, options);
}
