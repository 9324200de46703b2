import type { Office } from "../../../core/elections/index.js";

/** A term of somebody. Moments are seconds since 1970. */
export interface HeldOffice {
  office: string;
  seat: number;
  when: "now" | "next";
  from: number;
  until: number;
}

type Terms = Pick<Office, "name" | "seats">;

/** Terms that run or are to come; those that are over are none. */
export function officesOf(account: string, offices: readonly Terms[], now: number): HeldOffice[] {
  return offices.flatMap(({ name, seats }) =>
    seats.flatMap(({ seat, holder, next }) =>
      [holder, next].flatMap((term) => {
        if (term?.account !== account || Number(term.until) <= now) return [];
        const [from, until] = [Number(term.from), Number(term.until)];
        const when = from <= now ? ("now" as const) : ("next" as const);
        return [{ office: name, seat, when, from, until }];
      }),
    ),
  );
}
