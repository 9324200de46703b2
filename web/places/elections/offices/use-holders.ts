import { type OfficeView, useOffices } from "../../../reading/index.js";

/** Accounts that hold an office now. */
export function useHolders(officeId: string): string[] {
  const { items } = useOffices();
  const office = items.find(({ id }) => id === officeId);
  return office === undefined ? [] : holdersOf(office);
}

export const holdersOf = ({ seats }: Pick<OfficeView, "seats">): string[] =>
  seats.flatMap(({ holder }) => holder?.account ?? []);
