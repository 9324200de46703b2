import { DaoError } from "../../core/errors.js";
import { providerOf, type CoalitionContracts } from "../../core/contracts/index.js";
import type { Call } from "../../core/motions/action.js";
import { explainRevert } from "../../core/refusals/index.js";

/** What would happen if the timelock made a call now; null where nobody can tell. */
export type Simulation = { succeeds: true } | { succeeds: false | null; reason: string };

/** For a call that names the motion it is part of, and so can be made only once that motion is filed. */
export const untried: Simulation = {
  succeeds: null,
  reason: "It cannot be tried before its motion is filed.",
};

/**
 * Tries each call by itself, as the timelock would make it, on the present state. A call that needs an earlier one of
 * the same motion fails here, and a call that succeeds may still fail on the day.
 */
export async function simulate(
  { timelock, addresses }: CoalitionContracts,
  calls: readonly Call[],
): Promise<Simulation[]> {
  const provider = providerOf(timelock);
  return Promise.all(
    calls.map(async ({ target, value, calldata }): Promise<Simulation> => {
      try {
        await provider.call({ from: addresses.timelock, to: target, value, data: calldata });
        return { succeeds: true };
      } catch (error) {
        const refusal = explainRevert(error);
        if (refusal === undefined) throw error;
        const { message, hint } = refusal;
        return { succeeds: false, reason: hint === undefined ? message : `${message} ${hint}` };
      }
    }),
  );
}

/** @throws DaoError `ACTION_WOULD_FAIL`, naming the first action that fails now. */
export function requireSuccess(simulations: readonly Simulation[]): void {
  for (const [index, simulation] of simulations.entries()) {
    if (simulation.succeeds !== false) continue;
    throw new DaoError(
      "ACTION_WOULD_FAIL",
      `Action ${index + 1} would fail if it ran now: ${simulation.reason}`,
      {
        hint: "Correct it; or, if what is missing will be there when it runs, repeat with --anyway.",
      },
    );
  }
}
