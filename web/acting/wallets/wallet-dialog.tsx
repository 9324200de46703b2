import { lazy, Suspense } from "react";
import { useWords } from "../../language/index.js";
import { Dialog, Loading } from "../../parts/index.js";
import { useWallet } from "./use-wallet.js";

// Fetched when somebody first opens it: most visits only read.
const WalletChoice = lazy(async () => ({
  default: (await import("./wallet-choice.js")).WalletChoice,
}));
const WalletInUse = lazy(async () => ({
  default: (await import("./wallet-in-use.js")).WalletInUse,
}));

/** Connects a wallet, or shows the one in use. */
export function WalletDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords("acting");
  const { account } = useWallet();
  return (
    <Dialog
      title={words(account === undefined ? "menu.connect" : "menu.title")}
      isOpen={isOpen}
      onClose={onClose}
    >
      <Suspense fallback={<Loading />}>
        {account === undefined ? <WalletChoice /> : <WalletInUse />}
      </Suspense>
    </Dialog>
  );
}
