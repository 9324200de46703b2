import type { BaseWallet } from "ethers";
import type { Logger } from "../../log.js";
import type { Chain, Head } from "../chain.js";
import type { Condition } from "../condition.js";
import type { WriteConfig } from "../config.js";
import type { Form } from "../forms/form.js";
import type { Outbox } from "../outbox/outbox.js";
import type { FormName } from "../outbox/records.js";
import type { Engagement } from "./engage.js";

/** What the sender works with. */
export interface SenderParts {
  chain: Chain;
  chainId: bigint;
  key: BaseWallet;
  outbox: Outbox;
  forms: Readonly<Partial<Record<FormName, Form>>>;
  config: WriteConfig;
  condition: Condition;
  /** Without it the relay carries no posts. */
  engagement: Engagement | undefined;
  log: Logger;
}

/** What one round of the sender sees of the chain. Everything in the round is judged by it. */
export interface View {
  head: Head;
  /** Never taken back any more. */
  settled: Head;
  /** Seconds since 1970 by the chain's clock. */
  now: number;
}

export function formOf({ forms }: SenderParts, name: FormName): Form {
  const form = forms[name];
  if (form === undefined) throw new Error(`this coalition has nothing that takes a ${name}`);
  return form;
}
