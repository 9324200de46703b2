import { z } from "zod";
import type { WalletProvider } from "./wallet-provider.js";
import type { WalletInfo } from "./wallet-state.js";

/** A wallet of this page, with the way to talk to it. */
export interface FoundWallet extends WalletInfo {
  provider: WalletProvider;
}

/** What wallets say of themselves is shown, and never believed. */
const announcementSchema = z.object({
  info: z.object({
    uuid: z.string().min(1).max(100),
    name: z.string().min(1).max(200),
    rdns: z.string().max(200).default(""),
    icon: z.string().max(200_000).optional().catch(undefined),
  }),
  provider: z.custom<WalletProvider>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      typeof (value as { request?: unknown }).request === "function",
  ),
});

const MOST_WALLETS = 30;
const NAME_LENGTH = 60;
/** Controls and marks that turn the direction of text: a name must not reach into what stands beside it. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const PICTURE = /^data:image\/(png|svg\+xml|webp|jpeg|gif)[;,]/;

/** The wallet in an `eip6963:announceProvider` event; nothing when it announces none. */
export function walletIn(detail: unknown): FoundWallet | undefined {
  const parsed = announcementSchema.safeParse(detail);
  if (!parsed.success) return undefined;
  const { info, provider } = parsed.data;
  const { uuid, rdns, icon } = info;
  return {
    id: uuid,
    name: nameOf(info.name),
    rdns,
    icon: icon !== undefined && PICTURE.test(icon) ? icon : undefined,
    isTest: false,
    provider,
  };
}

const nameOf = (given: string) =>
  [...given.replace(CONTROLS, "")].slice(0, NAME_LENGTH).join("").trim() || "?";

/**
 * Asks every wallet of the browser to announce itself (EIP-6963), and listens for those that come later.
 *
 * @param page - the window.
 * @param onFound - called once for each wallet.
 * @returns stops listening.
 */
export function discoverWallets(
  page: EventTarget,
  onFound: (wallet: FoundWallet) => void,
): () => void {
  const seen = new Set<string>();
  const hear = (event: Event) => {
    const wallet = walletIn((event as CustomEvent<unknown>).detail);
    if (wallet === undefined || seen.has(wallet.id) || seen.size >= MOST_WALLETS) return;
    seen.add(wallet.id);
    onFound(wallet);
  };
  page.addEventListener("eip6963:announceProvider", hear);
  page.dispatchEvent(new Event("eip6963:requestProvider"));
  return () => page.removeEventListener("eip6963:announceProvider", hear);
}
