import { useWords } from "../language/index.js";
import { Failed, useOnline } from "../parts/index.js";

/** Without coalition.json there is nothing this page could read: says whose it is to mend that. */
export function StartFailed({ error, retry }: { error: Error; retry: () => void }) {
  const words = useWords("shell");
  const online = useOnline();
  return (
    <main>
      <h1>{words(online ? "start.failed" : "line.offline")}</h1>
      <p className="lead">{words(online ? "start.failedWhat" : "line.kept")}</p>
      <Failed error={error} retry={retry} />
    </main>
  );
}
