/**
 * Counts every step a program takes through its ports, and takes its life at one of them: before it, or right after it
 * happened and before the program hears of it.
 */
export interface Killing {
  /** The same port; each of its calls is two moments at which the process may die. */
  around<Port extends object>(port: Port): Port;
  /** Moments so far. */
  readonly moments: number;
}

/** @param fatal the moment, counted from 1, at which `kill -9` comes; 0 for never. */
export function killingAt(fatal: number): Killing {
  let moments = 0;
  const moment = () => {
    moments += 1;
    if (moments === fatal) process.kill(process.pid, "SIGKILL");
  };
  return {
    get moments() {
      return moments;
    },
    around: (port) =>
      Object.fromEntries(
        Object.entries(port).map(([name, step]: [string, unknown]) => {
          if (typeof step !== "function") return [name, step];
          return [
            name,
            (...args: unknown[]): unknown => {
              moment();
              const result: unknown = Reflect.apply(step, port, args);
              if (!(result instanceof Promise)) {
                moment();
                return result;
              }
              return result.finally(moment);
            },
          ];
        }),
      ) as typeof port,
  };
}
