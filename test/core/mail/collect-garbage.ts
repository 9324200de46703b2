import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** What is still in memory afterwards is held by somebody. */
export function collectGarbage(): void {
  gc();
}
