import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { Call, RelayClient } from "../../../core/via/index.js";
import type { IntentContent } from "./content.js";
import type { Talk } from "./talk.js";
import type { World } from "./world.js";

/** One act, and everything it is done with. */
export interface Around {
  world: World;
  talk: Talk;
  coalition: CoalitionContracts;
  call: Call;
  content: IntentContent;
  /** Relays that take it now. */
  relays: readonly RelayClient[];
}
