import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Notice } from "../../parts/index.js";
import { fetchedPart } from "../fetched-part.js";
import { useWallet } from "./use-wallet.js";

const WalletDialog = fetchedPart(async () => (await import("./wallet-dialog.js")).WalletDialog);

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
      {isOpen && <WalletDialog onClose={() => setOpen(false)} onGiveUp={() => setOpen(false)} />}
    </Notice>
  );
}
