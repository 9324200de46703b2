import { quote } from "../format/index.js";

/** Characters of a title in a label: enough to know an option by. */
const SHOWN = 40;

/** What people call an option: `option 2 ("Meet on Tuesdays")`. */
export function optionLabel(place: number, title: string): string {
  return `option ${place} (${quote(title, SHOWN)})`;
}
