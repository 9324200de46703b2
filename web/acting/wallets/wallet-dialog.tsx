import { useWords } from "../../language/index.js";
import { Dialog } from "../../parts/index.js";
import { useWallet } from "./use-wallet.js";
import { WalletChoice } from "./wallet-choice.js";
import { WalletInUse } from "./wallet-in-use.js";

/** Connects a wallet, or shows the one in use. Fetched when somebody first opens it: most visits only read. */
export function WalletDialog({ onClose }: { onClose: () => void }) {
  const words = useWords("acting");
  const { account } = useWallet();
  return (
    <Dialog
      title={words(account === undefined ? "menu.connect" : "menu.title")}
      isOpen
      onClose={onClose}
    >
      {account === undefined ? <WalletChoice /> : <WalletInUse />}
    </Dialog>
  );
}
