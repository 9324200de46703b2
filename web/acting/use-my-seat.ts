import type { MemberView, SeatView } from "../../core/wire/read.js";
import { useMember } from "../reading/index.js";
import { useWallet } from "./wallets/use-wallet.js";

/** Where the person stands in the coalition. */
export interface MySeat {
  account: string | undefined;
  /** The seat held now; nothing without a wallet, for who never joined and for who left. */
  seat: SeatView | undefined;
  /** Whether the account may post, or why not. */
  right: MemberView["postingRight"] | undefined;
  voter: boolean;
  /** Whether all of this is still being read. */
  isPending: boolean;
}

export function useMySeat(): MySeat {
  const { account } = useWallet();
  const { data, isPending } = useMember(account);
  const member = data ?? undefined;
  const seat = member?.seats.findLast(({ status }) => status !== "former");
  return {
    account,
    seat,
    right: member?.postingRight,
    voter: seat?.status === "voter",
    isPending: account !== undefined && isPending,
  };
}
