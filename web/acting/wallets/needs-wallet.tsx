import { Suspense, useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Notice, late } from "../../parts/index.js";
import { useWallet } from "./use-wallet.js";

const WalletDialog = late(async () => ({
  default: (await import("./wallet-dialog.js")).WalletDialog,
}));

/** Inside of a page: a wallet is needed to take part, with the way to one; nothing when an account is there. */
export function NeedsWallet() {
  const words = useWords("acting");
  const { account } = useWallet();
  const [isOpen, setOpen] = useState(false);
  if (account !== undefined) return null;
  return (
    <Notice tone="info" title={words("needs.title")}>
      <p>{words("needs.words")}</p>
      <Button onPress={() => setOpen(true)}>{words("menu.connect")}</Button>
      <Suspense>{isOpen && <WalletDialog onClose={() => setOpen(false)} />}</Suspense>
    </Notice>
  );
}
