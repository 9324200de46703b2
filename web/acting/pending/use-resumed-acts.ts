import { useEffect } from "react";
import { useConnection } from "../../reading/index.js";
import { useActBook } from "../use-act-book.js";

/** Goes on following what was under way before a reload. */
export function useResumedActs(): void {
  const { book } = useActBook();
  const { contracts, openProvider } = useConnection();
  useEffect(() => {
    for (const { run, kept } of book.restore()) {
      const { relay, receipt, transaction } = kept;
      run.show(
        transaction === undefined
          ? { name: "waiting", relay: relay ?? "", dueBy: receipt?.dueBy ?? 0 }
          : { name: "mining", transaction },
      );
      void run.follow(async () => {
        const [{ resumeAct }, { relayAt }, provider] = await Promise.all([
          import("../run/resume-act.js"),
          import("../../../core/via/index.js"),
          openProvider(),
        ]);
        return resumeAct(kept, { contracts, provider, relayAt });
      });
    }
  }, [book, contracts, openProvider]);
}
