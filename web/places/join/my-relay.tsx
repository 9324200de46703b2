import { useState } from "react";
import { nameRelay } from "../../../core/members/index.js";
import { ActButton, type Intent } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import {
  Account,
  Button,
  Facts,
  Plain,
  Section,
  TextField,
  Time,
  useDraft,
} from "../../parts/index.js";
import { type MemberView, useConnection } from "../../reading/index.js";
import { relayFaults } from "./relay-address.js";
import { knownRelays } from "./known-relays.js";

/** The relay that anchors posts in the member's name. */
export function MyRelay({ member }: { member: MemberView }) {
  const words = useWords("join");
  const { contracts } = useConnection();
  const { relay } = member;
  const none = async (): Promise<Intent> => ({
    title: words("relay.none.title"),
    call: nameRelay(await contracts(), undefined),
    lead: words("relay.none.lead"),
  });
  return (
    <Section title={words("relay.title")}>
      <p>{words("relay.lead")}</p>
      {relay === undefined ? (
        <p>{words("relay.unnamed")}</p>
      ) : (
        <>
          <Facts
            items={[
              [words("relay.account"), <Account key="account" address={relay.relay} bare full />],
              ...(relay.url === ""
                ? []
                : [[words("relay.url"), <Plain key="url" text={relay.url} />] as const]),
              [words("relay.since"), <Time key="since" at={relay.at} />],
            ]}
          />
          <ActButton intent={none}>{words("relay.none.button")}</ActButton>
        </>
      )}
      <RelayForm />
    </Section>
  );
}

function RelayForm() {
  const words = useWords("join");
  const { contracts, status } = useConnection();
  const [relay, setRelay, clear] = useDraft("me/relay", { account: "", url: "" }, isRelay);
  const [touched, setTouched] = useState(false);
  const faults = relayFaults(relay);
  const change = (next: Partial<typeof relay>) => {
    setTouched(true);
    setRelay({ ...relay, ...next });
  };
  const intent = async (): Promise<Intent> => ({
    title: words("relay.act.title"),
    call: nameRelay(await contracts(), relay),
    lead: words("relay.act.lead"),
    facts: [
      [words("relay.account"), relay.account],
      ...(relay.url === "" ? [] : [[words("relay.url"), relay.url] as const]),
    ],
  });
  const why = faults.account ?? faults.url;
  return (
    <details>
      <summary>{words("relay.name")}</summary>
      {knownRelays(status.relays).map(({ account, url }) => (
        <p key={account}>
          <Button onPress={() => change({ account, url })}>{words("relay.use", { url })}</Button>
        </p>
      ))}
      <TextField
        label={words("relay.account")}
        description={words("relay.accountHint")}
        value={relay.account}
        onChange={(account) => change({ account: account.trim() })}
        error={touched && faults.account === "malformed" ? words("relay.fault.account") : undefined}
        isCode
        isRequired
      />
      <TextField
        label={words("relay.url")}
        description={words("relay.urlHint")}
        value={relay.url}
        onChange={(url) => change({ url: url.trim() })}
        error={faults.url === undefined ? undefined : words(`relay.fault.${faults.url}`)}
        type="url"
        isCode
      />
      <ActButton
        intent={intent}
        why={why === undefined ? undefined : words("relay.why")}
        onLanded={clear}
      >
        {words("relay.act.button")}
      </ActButton>
    </details>
  );
}

const isRelay = (kept: unknown): kept is { account: string; url: string } =>
  typeof kept === "object" &&
  kept !== null &&
  typeof (kept as { account?: unknown }).account === "string" &&
  typeof (kept as { url?: unknown }).url === "string";
