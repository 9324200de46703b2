import { useState } from "react";
import { Button, Notice, RadioGroup, TextArea } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { type Chosen, type CoalitionConfig, useConnection } from "../../reading/index.js";
import { addressesIn } from "./lines.js";

const WAYS = ["auto", "relay", "chain"] as const;

/** Lets the reader say from where to read; kept in this browser alone. */
export function ChoicePlaces({ config, chosen }: { config: CoalitionConfig; chosen: Chosen }) {
  const words = useWords("reading");
  const { choose } = useConnection();
  const [read, setRead] = useState(chosen.read);
  const [relays, setRelays] = useState((chosen.relays ?? config.relays).join("\n"));
  const [nodes, setNodes] = useState((chosen.rpcUrls ?? config.rpcUrls).join("\n"));
  const [tried, setTried] = useState(false);
  const given = { relays: addressesIn(relays), nodes: addressesIn(nodes) };
  const faultOf = ({ wrong }: { wrong?: string }) =>
    tried && wrong !== undefined ? words("change.noAddress", { line: wrong }) : undefined;

  function save() {
    setTried(true);
    if (given.relays.wrong !== undefined || given.nodes.wrong !== undefined) return;
    choose({
      read,
      // What is as the site suggests stays so when the site suggests something else.
      ...(differ(given.relays.urls, config.relays) && { relays: given.relays.urls }),
      ...(differ(given.nodes.urls, config.rpcUrls) && { rpcUrls: given.nodes.urls }),
    });
  }

  return (
    <>
      <p>{words("change.lead")}</p>
      <RadioGroup
        label={words("change.read")}
        value={read}
        onChange={(value) => setRead(WAYS.find((way) => way === value) ?? "auto")}
        options={WAYS.map((way) => ({
          value: way,
          label: words(`change.${way}`),
          description: words(`change.${way}What`),
        }))}
      />
      <TextArea
        label={words("change.relays")}
        description={words("change.relaysWhat")}
        value={relays}
        onChange={setRelays}
        rows={3}
        error={faultOf(given.relays)}
      />
      <TextArea
        label={words("change.nodes")}
        description={words("change.nodesWhat")}
        value={nodes}
        onChange={setNodes}
        rows={3}
        error={faultOf(given.nodes)}
      />
      <Notice tone="info">{words("change.privacy")}</Notice>
      <div className="actions">
        <Button tone="primary" onPress={save}>
          {words("change.save")}
        </Button>
        <Button onPress={() => choose(undefined)}>{words("change.reset")}</Button>
      </div>
    </>
  );
}

const differ = (one: readonly string[], other: readonly string[]) =>
  one.join("\n") !== other.join("\n");
