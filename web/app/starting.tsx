import { useWords } from "../language/index.js";
import { Waiting } from "./waiting.js";

/** Before anything can be shown: finding out which coalition this is and who can be asked about it. */
export function Starting() {
  const words = useWords("shell");
  return (
    <main>
      <Waiting>{words("start.loading")}</Waiting>
    </main>
  );
}
