import { type CoalitionContracts, contractAt } from "../../../core/contracts/index.js";
import { DaoError } from "../../../core/errors.js";
import { type Call, isCarried } from "../../../core/via/index.js";
import type { Intent } from "../intent.js";
import { relaysThatTake } from "./choose-relays.js";
import { keepContent } from "./content.js";
import type { Done } from "./done.js";
import { goDirect } from "./go-direct.js";
import { goThroughRelay } from "./go-through-relay.js";
import { orStopped } from "./stopping.js";
import type { Talk, WhyDirect } from "./talk.js";
import type { World } from "./world.js";

/**
 * Does what a page intends: through a relay when there is one that takes it, else as a transaction of the account, when
 * the person agrees. Whichever way, it counts once.
 *
 * @throws DaoError `TARGET_FOREIGN`; the refusal of the rules, before anything is signed when they refuse already; what the wallet answers; what
 * `Talk` rejects with.
 */
export async function runAct(intent: Intent, world: World, talk: Talk): Promise<Done> {
  const { to, data } = intent.call;
  const call = { to, data };
  const coalition = await world.contracts();
  requireOurs(coalition, call);
  await tryOut(world, call);
  const content = await keepContent(intent);
  await orStopped(
    world.toChain(() => talk.atWallet("chain")),
    talk.signal,
  );
  const relays = await relaysThatTake(world.relays, {
    chainId: world.chainId,
    directory: coalition.addresses.directory,
  });
  const around = { world, talk, coalition, call, content, relays };
  const why = await whyDirect(world, coalition, call, relays.length);
  return why === undefined ? goThroughRelay(around) : goDirect(around, { why });
}

/** Pages may have addresses from a relay; whose contracts they are says the directory, on the chain. */
function requireOurs({ addresses }: CoalitionContracts, { to }: Call): void {
  if (contractAt(addresses, to) !== undefined) return;
  const message = "It would go to a contract that is not the coalition's. Nothing was sent.";
  throw new DaoError("TARGET_FOREIGN", message, {
    hint: "The relay this page reads from names other contracts than the chain. Choose another under Connection.",
  });
}

/** The rules may refuse it already; then nobody need sign anything. */
async function tryOut({ provider, account }: World, call: Call): Promise<void> {
  await provider.call({ from: account, ...call });
}

async function whyDirect(
  world: World,
  coalition: CoalitionContracts,
  call: Call,
  taking: number,
): Promise<WhyDirect | undefined> {
  if ((await world.provider.getCode(world.account)) !== "0x") return "contract";
  if (isVoteWithReason(coalition, call)) return "reason";
  if (!isCarried(coalition, call)) return "uncarried";
  if (world.relays.length === 0) return "noRelay";
  return taking === 0 ? "away" : undefined;
}

function isVoteWithReason(
  { addresses, governor }: CoalitionContracts,
  { to, data }: Call,
): boolean {
  const { selector } = governor.interface.getFunction("castVoteWithReason");
  return to.toLowerCase() === addresses.governor.toLowerCase() && data.startsWith(selector);
}
