import type { MemberView, SeatView } from "../../core/wire/read.js";
import { useMember } from "../reading/index.js";
import { useWallet } from "./wallets/use-wallet.js";

/** Where the person stands in the coalition. */
export interface MySeat {
  account: string | undefined;
  /** The seat held now; nothing without a wallet, for who never joined and for who left. */
  seat: SeatView | undefined;
  /** Every seat of the account, former ones too, in the order of joining. */
  seats: readonly SeatView[];
  /** Whether the account may post, or why not. */
  right: MemberView["postingRight"] | undefined;
  voter: boolean;
  /** Whether all of this is still being read. */
  isPending: boolean;
}

const NONE: readonly SeatView[] = [];

export function useMySeat(): MySeat {
  const { account } = useWallet();
  const { data, isPending } = useMember(account);
  const member = data ?? undefined;
  const seats = member?.seats ?? NONE;
  const seat = seats.findLast(({ status }) => status !== "former");
  return {
    account,
    seat,
    seats,
    right: member?.postingRight,
    voter: seat?.status === "voter",
    isPending: account !== undefined && isPending,
  };
}
