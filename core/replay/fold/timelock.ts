import { numberOf } from "../event.js";
import { tables } from "../tables.js";
import { type Folds, nothing } from "./fold.js";

const { operations, roles, settings } = tables;

export const timelockFolds: Folds = {
  CallScheduled: async (store, { args, time }) => {
    const id = args.id as string;
    const call = {
      target: args.target as string,
      value: (args.value as bigint).toString(),
      data: args.data as string,
    };
    // What was cancelled may be scheduled again.
    const first = numberOf(args.index) === 0;
    const earlier = first ? undefined : await operations.need(store, id);
    const calls = [...(earlier?.calls ?? []), call];
    await operations.put(store, id, { calls, scheduledAt: time, delay: numberOf(args.delay) });
  },
  CallExecuted: async (store, { args, time }) => {
    await operations.change(store, args.id as string, (row) => {
      row.executedAt = time;
    });
  },
  Cancelled: async (store, { args, time }) => {
    await operations.change(store, args.id as string, (row) => {
      row.cancelledAt = time;
    });
  },
  MinDelayChange: (store, { args }) =>
    settings.put(store, "timelockMinDelay", numberOf(args.newDuration)),
  RoleGranted: (store, { args, time }) => {
    const [role, account] = [args.role as string, args.account as string];
    return roles.put(store, `${role}/${account}`, { role, account, since: time });
  },
  RoleRevoked: (store, { args }) =>
    roles.delete(store, `${args.role as string}/${args.account as string}`),
  // The id holds the salt already; every role is administered by the default one.
  CallSalt: nothing,
  RoleAdminChanged: nothing,
};
