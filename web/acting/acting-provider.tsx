import "./acting.css";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { isDaoError } from "../../core/errors.js";
import { pause } from "../../core/via/pause.js";
import { awaitRead, queryClient, useConnection } from "../reading/index.js";
import { fetchedPart } from "./fetched-part.js";
import { type Acting, ActingContext } from "./use-act.js";
import { ActBook } from "./pending/act-book.js";
import { ActBookContext, useActBook } from "./use-act-book.js";
import { tabStorage } from "./tab-storage.js";
import { useResumedActs } from "./pending/use-resumed-acts.js";
import { useWallet } from "./wallets/use-wallet.js";
import { WalletProvider } from "./wallets/wallet-context.js";

const ActDialog = fetchedPart(async () => (await import("./act-dialog.js")).ActDialog);

/** By then a closed dialog has given the focus back, if it could. */
const SETTLED_MS = 100;

/** So long the page an act leads to waits for fresh answers. */
const FRESH_MS = 5_000;

/** Around the whole app, inside of the reading provider: the wallets, what is under way, and the dialog. */
export function ActingProvider({ children }: { children: ReactNode }) {
  const { config, reader, rpc } = useConnection();
  const book = useMemo(() => new ActBook(tabStorage()), []);
  const acting = useMemo<Acting>(
    () => ({
      async act(intent) {
        const run = book.begin(intent);
        const landed = await run.outcome.catch((error: unknown) => {
          // It may have failed because of something that the page does not know of yet.
          if (!isDaoError(error) || error.code !== "ACT_GIVEN_UP")
            void queryClient.invalidateQueries();
          throw error;
        });
        await awaitRead({ reader, rpc }, landed.transaction);
        const stale = run.intent?.invalidate ?? [undefined];
        const asked = stale.map((queryKey) =>
          queryClient.invalidateQueries(queryKey === undefined ? {} : { queryKey }),
        );
        // Whoever has just joined goes on to a page that knows it, and not to the answer of before.
        await Promise.race([Promise.allSettled(asked), pause(FRESH_MS)]);
        return landed;
      },
    }),
    [book, reader, rpc],
  );
  return (
    <WalletProvider key={`${config.chainId}/${config.directory}`}>
      <ActBookContext value={book}>
        <ActingContext value={acting}>
          {children}
          <Resumed />
          <OpenDialog />
        </ActingContext>
      </ActBookContext>
    </WalletProvider>
  );
}

function Resumed() {
  useResumedActs();
  const { account } = useWallet();
  useEffect(() => {
    // Who connected a wallet will act: it must work also when what served the page is gone by then.
    if (account !== undefined)
      void Promise.allSettled([
        import("./act-dialog.js"),
        import("./run/run-act.js"),
        import("./pending/pending-list.js"),
        import("./wallets/wallet-dialog.js"),
      ]);
  }, [account]);
  return null;
}

/** Fetched when somebody first acts. */
function OpenDialog() {
  const { book, now } = useActBook();
  const { open } = now;
  const was = useRef(open);
  useEffect(() => {
    const closed = was.current !== undefined && open === undefined;
    was.current = open;
    if (!closed) return undefined;
    // The button that opened it may be gone with the page it was on.
    const later = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById("content")?.focus();
    }, SETTLED_MS);
    return () => clearTimeout(later);
  }, [open]);
  if (open === undefined) return null;
  return <ActDialog key={open.id} run={open} onGiveUp={() => book.close()} />;
}
