import { useWords } from "../language/index.js";
import { Failed } from "../parts/index.js";

/** Without coalition.json there is nothing this page could read: says whose it is to mend that. */
export function StartFailed({ error, retry }: { error: Error; retry: () => void }) {
  const words = useWords("shell");
  return (
    <main>
      <h1>{words("start.failed")}</h1>
      <p className="lead">{words("start.failedWhat")}</p>
      <Failed error={error} retry={retry} />
    </main>
  );
}
