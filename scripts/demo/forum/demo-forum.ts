import type { RelayClient } from "../../via/relay-client.js";
import type { Person } from "../cast.js";

/** A post of the demo. */
export interface DemoPost {
  id: string;
  author: Person;
  subject: string;
  text: string;
  /** Id of the post it answers; zero begins the thread. */
  parent: string;
  /** Over the relay, for nothing; or on chain, paid by its author. */
  way: "relay" | "direct";
}

/** A case of the demo, and how it ends. */
export interface DemoCase {
  id: string;
  rung: 1 | 2;
  ending: "stands" | "expired" | "lifted";
  /** The post it is about. */
  post: string;
}

/** What happened on the list. */
export interface DemoForum {
  list: { id: string; name: string };
  relay: { client: RelayClient; account: string };
  posts: DemoPost[];
  cases: DemoCase[];
  respondent: Person;
  /** Codes with which a suspended member's post was refused: by the relay, and by the contract. */
  refusals: { relay: string; contract: string };
}
