/**
 * Counts every step a program takes through its ports, and takes its life at one of them: before it, or right after it
 * happened and before the program hears of it.
 */
export interface Killing {
  /** The same port; each of its calls is two moments at which the process may die. */
  around<Port extends object>(port: Port): Port;
  /** What was done at each moment so far: the step's name, "before" or "after". */
  readonly moments: readonly string[];
}

/** @param fatal the moment, counted from 1, at which `kill -9` comes; 0 for never. */
export function killingAt(fatal: number): Killing {
  const moments: string[] = [];
  const moment = (what: string) => {
    if (moments.push(what) === fatal) process.kill(process.pid, "SIGKILL");
  };
  return {
    moments,
    around: (port) =>
      Object.fromEntries(
        Object.entries(port).map(([name, step]: [string, unknown]) => {
          if (typeof step !== "function") return [name, step];
          return [
            name,
            (...args: unknown[]): unknown => {
              // JSON-RPC has one step for everything; its first argument says what it is.
              const what = name === "send" ? String(args[0]) : name;
              moment(`before ${what}`);
              const result: unknown = Reflect.apply(step, port, args);
              if (result instanceof Promise) return result.finally(() => moment(`after ${what}`));
              moment(`after ${what}`);
              return result;
            },
          ];
        }),
      ) as typeof port,
  };
}

/** Steps that leave something behind. */
const DEEDS = ["eth_sendRawTransaction", "insert", "commit", "land", "finish", "put"];

/**
 * Some moments out of all, counted from 1: for each deed one before and one after, not always its first time, and the
 * rest spread evenly.
 */
export function someOf(moments: readonly string[], count: number): number[] {
  const chosen = new Set<number>();
  for (const [index, deed] of DEEDS.entries()) {
    for (const what of [`before ${deed}`, `after ${deed}`]) {
      const times = moments.flatMap((name, place) => (name === what ? place + 1 : []));
      const time = times[index % times.length];
      if (time === undefined) throw new Error(`it never came to ${deed}`);
      chosen.add(time);
    }
  }
  const step = moments.length / (count - chosen.size + 1);
  for (let place = step; chosen.size < count; place += step) {
    let moment = Math.round(place);
    while (chosen.has(moment)) moment += 1;
    chosen.add(moment);
  }
  return [...chosen].sort((a, b) => a - b);
}
