import { useWords, useLanguage } from "../../language/index.js";
import { Facts, Notice, Plain } from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import { FailureNotice } from "../failure-notice.js";
import type { Intent } from "../intent.js";
import { amountIn } from "../amount.js";
import type { DirectOffer } from "../run/talk.js";
import { Actor } from "./actor.js";
import { IntentFacts } from "./intent-facts.js";
import { SaveFile } from "./save-file.js";

/** A normal transaction, with why and what it costs, for the person to agree to. */
export function OfferScene({
  offer,
  intent,
  account,
}: {
  offer: DirectOffer;
  intent: Intent | undefined;
  account: string;
}) {
  const words = useWords("acting");
  const { code } = useLanguage();
  const { currency } = useConnection().config;
  const { why, trouble, fee, balance, signed, files } = offer;
  const poor = fee !== undefined && balance !== undefined && balance < fee;
  const amount = (wei: bigint | undefined) =>
    wei === undefined ? words("offer.unknown") : amountIn(code, wei, currency?.symbol);
  return (
    <>
      {intent?.lead !== undefined && (
        <p>
          <Plain text={intent.lead} />
        </p>
      )}
      {intent !== undefined && <IntentFacts intent={intent} />}
      <Notice tone="info" title={words("offer.title")}>
        <p>{words(`why.${why}`)}</p>
        {signed && <p>{words("offer.once")}</p>}
      </Notice>
      {trouble !== undefined && <FailureNotice error={trouble} tone="warning" />}
      <Facts
        items={[
          [words("actor"), <Actor key="actor" account={account} />],
          [words("offer.fee"), amount(fee)],
          // Who pays for a contract wallet is its own affair.
          ...(balance === undefined && why === "contract"
            ? []
            : [[words("offer.balance"), amount(balance)] as const]),
        ]}
      />
      {poor && (
        <Notice tone="warning">
          <p>{words("offer.poor")}</p>
        </Notice>
      )}
      {files.length > 0 && (
        <Notice tone="warning" title={words("files.title")}>
          <p>{words("files.words")}</p>
          <ul>
            {files.map((file) => (
              <li key={file.name}>
                <SaveFile file={file} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
