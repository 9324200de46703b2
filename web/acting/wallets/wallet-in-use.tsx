import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Account, Button, Facts, Notice, Select } from "../../parts/index.js";
import { FailureNotice } from "../failure-notice.js";
import { AskedNotice } from "./asked-notice.js";
import { useWallet } from "./use-wallet.js";

/** The wallet in use: which account, whether it is on the right chain, and how to change or leave it. */
export function WalletInUse() {
  const words = useWords("acting");
  const { wallet, account = "", accounts, chain, isContract, connect, ...rest } = useWallet();
  const [error, setError] = useState<unknown>();
  const doing = async (what: () => Promise<void>) => {
    setError(undefined);
    try {
      await what();
    } catch (trouble) {
      setError(trouble);
    }
  };
  return (
    <>
      <Facts
        items={[
          [words("menu.wallet"), wallet?.name ?? ""],
          [words("menu.account"), <Account key="account" address={account} full />],
        ]}
      />
      {error !== undefined && <FailureNotice error={error} />}
      {accounts.length > 1 && wallet !== undefined && (
        <Select
          label={words("menu.choose")}
          description={wallet.isTest ? words("test.words") : words("menu.chooseHint")}
          value={account}
          onChange={(other) => void doing(() => connect(wallet, other))}
          options={accounts.map((each) => ({ value: each, label: each }))}
        />
      )}
      {chain === "unknown" && (
        <Notice tone="warning" title={words("menu.cutOff")}>
          <p>{words("failure.wallet.disconnected.words")}</p>
          <p>{words("failure.wallet.disconnected.hint")}</p>
        </Notice>
      )}
      {rest.busy === "switching" ? (
        <AskedNotice asked={words("wallet.chain")} onStop={rest.giveUp} />
      ) : (
        chain === "other" && (
          <Notice tone="warning" title={words("menu.otherChain")}>
            <p>{words("menu.otherChainWords")}</p>
            <Button onPress={() => void doing(rest.switchChain)}>{words("menu.switch")}</Button>
          </Notice>
        )
      )}
      {isContract && (
        <Notice tone="info" title={words("menu.contract")}>
          <p>{words("why.contract")}</p>
        </Notice>
      )}
      <Button onPress={rest.disconnect}>{words("menu.disconnect")}</Button>
    </>
  );
}
