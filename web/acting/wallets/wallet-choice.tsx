import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Badge, Button, Notice, Plain, Select } from "../../parts/index.js";
import { FailureNotice } from "../failure-notice.js";
import { AskedNotice } from "./asked-notice.js";
import { useWallet } from "./use-wallet.js";
import type { WalletInfo } from "./wallet-state.js";
import { TEST_PEOPLE } from "./test-people.js";

/** The wallets of this browser, to connect one of them. */
export function WalletChoice() {
  const words = useWords("acting");
  const { wallets, connect, busy, giveUp } = useWallet();
  const [error, setError] = useState<unknown>();
  const [person, setPerson] = useState("0");
  const use = async (wallet: WalletInfo) => {
    setError(undefined);
    try {
      await connect(wallet, wallet.isTest ? TEST_PEOPLE[Number(person)] : undefined);
    } catch (trouble) {
      setError(trouble);
    }
  };
  if (busy === "connecting") return <AskedNotice asked={words("choose.asked")} onStop={giveUp} />;
  const isAlone = ({ name }: WalletInfo) => wallets.filter((each) => each.name === name).length < 2;
  return (
    <>
      <p>{words("choose.lead")}</p>
      {error !== undefined && <FailureNotice error={error} />}
      {wallets.length === 0 && (
        <Notice tone="warning" title={words("choose.none.title")}>
          <p>{words("choose.none.words")}</p>
        </Notice>
      )}
      <ul className="wallet-list">
        {wallets.map((wallet) => (
          <li key={wallet.id} className={wallet.isTest ? "wallet wallet-test" : "wallet"}>
            {wallet.isTest && (
              <>
                <p>
                  <Badge tone="warning">{words("test.badge")}</Badge> {words("test.words")}
                </p>
                <Select
                  label={words("test.person")}
                  value={person}
                  onChange={setPerson}
                  options={TEST_PEOPLE.map((account, index) => ({
                    value: String(index),
                    label: words("test.name", { number: index, account: short(account) }),
                  }))}
                />
              </>
            )}
            <Button tone={wallet.isTest ? "plain" : "primary"} onPress={() => void use(wallet)}>
              {wallet.icon !== undefined && (
                <img src={wallet.icon} alt="" width="24" height="24" className="wallet-icon" />
              )}
              {wallet.isTest ? words("test.use") : words("choose.use", { name: wallet.name })}
              {!isAlone(wallet) && (
                <bdi dir="ltr" className="code">
                  {" "}
                  <Plain text={wallet.rdns} />
                </bdi>
              )}
            </Button>
          </li>
        ))}
      </ul>
      <p className="act-aside">{words("choose.safe")}</p>
    </>
  );
}

const short = (account: string) => `${account.slice(0, 6)}…${account.slice(-4)}`;
