import { formatAddress, quote, shortHash } from "../format/index.js";
import { checkedAddress } from "../motions/check-input.js";
import { checkedElectionText } from "./acceptance.js";
import { actOn, type Act } from "./act.js";
import type { ElectionContracts } from "./contracts.js";
import type { Office } from "./office.js";
import type { RecallRecord } from "./recall.js";

type Recalls = Pick<ElectionContracts, "recalls">;
type Which = Pick<RecallRecord, "id" | "office" | "holder">;

const named = ({ id, office, holder }: Which) =>
  `the recall of ${formatAddress(holder)} from ${office} (${shortHash(id)})`;

/** @throws DaoError `ADDRESS_MALFORMED`, `TEXT_MISSING`, `TEXT_TOO_LONG` */
export function petitionRecall(
  { recalls }: Recalls,
  office: Pick<Office, "id" | "name">,
  { holder, reason }: { holder: string; reason: string },
): Act {
  const account = checkedAddress(holder);
  const given = checkedElectionText("reason", reason);
  const sentence = `Petitions to recall ${account} from ${office.name}, and signs: ${quote(given, 512)}.`;
  return actOn(recalls, "petitionRecall", [office.id, account, given], sentence);
}

export function signPetition({ recalls }: Recalls, recall: Which): Act {
  return actOn(recalls, "signPetition", [recall.id], `Signs the petition for ${named(recall)}.`);
}

/** Counts a vote that is over; anyone may. */
export function concludeRecall({ recalls }: Recalls, recall: Which): Act {
  return actOn(recalls, "concludeRecall", [recall.id], `Counts the vote on ${named(recall)}.`);
}
