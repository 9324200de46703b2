import type { TransactionReceipt } from "ethers";
import type { Act } from "../../core/elections/index.js";
import { explainRevert } from "../../core/refusals/index.js";
import type { Context } from "../cli/context.js";

/** Tries an act without sending it, so that what would be refused is refused before anybody is asked. */
export async function rehearse(context: Context, { to, data }: Act): Promise<void> {
  const { provider, account } = await context.network();
  await provider.call({ to, data, from: account });
}

/** The code of the contract's refusal; nothing when the act would succeed. */
export async function refusalOf(context: Context, act: Act): Promise<string | undefined> {
  try {
    await rehearse(context, act);
    return undefined;
  } catch (error) {
    const refusal = explainRevert(error);
    if (refusal === undefined) throw error;
    return refusal.code;
  }
}

/** Sends an act and waits for its block. */
export async function perform(
  context: Context,
  label: string,
  { to, data }: Act,
): Promise<TransactionReceipt> {
  const from = await context.actor();
  return context.send(label, () => from.sendTransaction({ to, data }));
}

/** Rehearses, shows, asks, sends. */
export async function act(
  context: Context,
  { act: given, label, lines }: { act: Act; label: string; lines: readonly string[] },
): Promise<TransactionReceipt> {
  await rehearse(context, given);
  context.preview(lines);
  await context.confirm();
  return perform(context, label, given);
}
