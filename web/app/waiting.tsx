import { useWords } from "../language/index.js";
import { Loading } from "../parts/index.js";

/** Before anything can be shown: finding out which coalition this is and who can be asked about it. */
export function Waiting() {
  const words = useWords("shell");
  return <Loading>{words("start.loading")}</Loading>;
}
