import { useState } from "react";
import { useWords } from "../../language/index.js";
import { shortAddress } from "../../../core/format/address.js";
import { Badge, Button } from "../../parts/index.js";
import { fetchedPart } from "../fetched-part.js";
import { useWallet } from "./use-wallet.js";

const WalletDialog = fetchedPart(async () => (await import("./wallet-dialog.js")).WalletDialog);

/** In the header: connect a wallet, or see and change which account is in use. */
export function WalletMenu() {
  const words = useWords("acting");
  const { account, wallet, chain } = useWallet();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="wallet-menu">
      <Button tone={account === undefined ? "primary" : "plain"} onPress={() => setOpen(true)}>
        {account === undefined ? (
          words("menu.connect")
        ) : (
          <>
            <span className="visually-hidden">{words("menu.account")} </span>
            <bdi dir="ltr" className="code">
              {shortAddress(account)}
            </bdi>
          </>
        )}
      </Button>
      {wallet?.isTest === true && <Badge tone="warning">{words("test.badge")}</Badge>}
      {account !== undefined && chain === "other" && (
        <Badge tone="danger">{words("menu.otherChain")}</Badge>
      )}
      {account !== undefined && chain === "unknown" && (
        <Badge tone="danger">{words("menu.cutOff")}</Badge>
      )}
      {isOpen && <WalletDialog onClose={() => setOpen(false)} onGiveUp={() => setOpen(false)} />}
    </div>
  );
}
