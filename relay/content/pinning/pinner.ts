import { isDaoError } from "../../../core/errors.js";
import type { Logger } from "../../log.js";
import type { RemotePin, RemotePins } from "../book/remote-pins.js";
import type { ContentConfig } from "../config.js";
import { openPinningService, type PinningService, type PinStatus } from "./pinning-service.js";

/** Sees to it that a service keeps a second copy of what is kept for good. */
export interface Pinner {
  /** There may be something new to order or to cancel. */
  kick(): void;
  close(): Promise<void>;
}

const AT_ONCE = 20;

/** Without a service's address it does nothing. */
export function openPinner(
  {
    pinning: { url, token, origins, pollSeconds },
    maxRetrySeconds,
  }: Pick<ContentConfig, "pinning" | "maxRetrySeconds">,
  pins: RemotePins,
  log: Logger,
): Pinner {
  if (url === undefined) return { kick: () => undefined, close: () => Promise.resolve() };
  const service = openPinningService({ url, token, origins });
  const stop = new AbortController();
  let round: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const inSeconds = (seconds: number) => Date.now() + seconds * 1000;

  async function attend({ cid, request, tries }: RemotePin): Promise<void> {
    const { requestid, status } = await step(service, cid, request, stop.signal);
    if (status === "failed") {
      // A new order, later: the old one is over.
      pins.note(cid, null, status, inSeconds(wait(tries)), tries + 1);
      log.warn({ cid }, "the pinning service gave up on a content");
    } else {
      pins.note(cid, requestid, status, inSeconds(pollSeconds), 0);
    }
  }

  const wait = (tries: number) => Math.min(pollSeconds * 2 ** Math.min(tries, 20), maxRetrySeconds);

  async function cancel({ cid, request }: RemotePin): Promise<void> {
    if (request !== null) await service.cancel(request, stop.signal);
    pins.forget(cid);
  }

  async function all(pin: RemotePin, work: (pin: RemotePin) => Promise<void>): Promise<void> {
    try {
      await work(pin);
    } catch (error) {
      if (stop.signal.aborted) return;
      pins.note(pin.cid, pin.request, pin.status, inSeconds(wait(pin.tries)), pin.tries + 1);
      if (!isDaoError(error)) throw error;
      log.warn({ cid: pin.cid, why: error.message }, "the pinning service was not reached");
    }
  }

  async function run(): Promise<void> {
    do {
      again = false;
      pins.enrol();
      await Promise.all(pins.surplus(AT_ONCE).map((pin) => all(pin, cancel)));
      await Promise.all(pins.due(Date.now(), AT_ONCE).map((pin) => all(pin, attend)));
      again ||= pins.due(Date.now(), 1).length > 0;
    } while (again && !stop.signal.aborted);
  }

  function kick(): void {
    if (stop.signal.aborted) return;
    again = true;
    round ??= run()
      .catch((error: unknown) => log.error({ err: error }, "ordering pins failed"))
      .finally(() => {
        round = undefined;
        clearTimeout(timer);
        timer = setTimeout(kick, pollSeconds * 1000);
        timer.unref();
      });
  }

  kick();
  return {
    kick,
    async close() {
      stop.abort(new Error("the relay is stopping"));
      await round;
      clearTimeout(timer);
    },
  };
}

/** Orders once: an order whose answer was lost is found again before another is placed. */
async function step(
  service: PinningService,
  cid: string,
  request: string | null,
  signal: AbortSignal,
): Promise<PinStatus> {
  const known =
    request === null ? await service.find(cid, signal) : await service.look(request, signal);
  return known ?? service.order(cid, signal);
}
