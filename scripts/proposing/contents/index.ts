import { admit } from "./admit.js";
import { adopt } from "./adopt.js";
import { call } from "./call.js";
import { closeList } from "./close-list.js";
import type { Content } from "./content.js";
import { from } from "./from.js";
import { listContract } from "./list-contract.js";
import { openList } from "./open-list.js";
import { ordinaryCall } from "./ordinary-call.js";
import { poll } from "./poll.js";
import { reinstate } from "./reinstate.js";
import { remove } from "./remove.js";
import { resolution } from "./resolution.js";
import { rule } from "./rule.js";
import { suspend } from "./suspend.js";
import { tombstone } from "./tombstone.js";
import { uri } from "./uri.js";

/** Every way of saying what a motion does. */
export const CONTENTS: readonly Content[] = [
  adopt,
  resolution,
  poll,
  rule,
  admit,
  remove,
  ordinaryCall,
  uri,
  listContract,
  tombstone,
  openList,
  closeList,
  suspend,
  reinstate,
  call,
  from,
];
