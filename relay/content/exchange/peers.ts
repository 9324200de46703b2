import type { CID } from "multiformats/cid";
import type { Logger } from "../../log.js";
import type { ContentConfig } from "../config.js";
import { peerAddress } from "./addresses.js";
import { openPeer, type Peer } from "./peer.js";

/** A peer and how it has behaved. Kept in memory: a restart gives everybody another chance. */
interface Standing {
  peer: Peer;
  /** In a row. */
  failures: number;
  /** Not asked before this moment (milliseconds). */
  pausedUntil: number;
  dropped: boolean;
}

/** What is told about a peer. */
export interface PeerStatus {
  url: string;
  state: "asked" | "paused" | "dropped";
}

/** Nobody needs more; each one costs a request for every missing block. */
const MOST_NAMED = 50;
const FAILURES_BEFORE_PAUSE = 3;

/** Those who are asked for blocks. Order and patience follow how they behaved. */
export class Peers {
  readonly #config: ContentConfig;
  readonly #log: Logger;
  readonly #standings = new Map<string, Standing>();

  constructor(config: ContentConfig, log: Logger) {
    this.#config = config;
    this.#log = log;
    for (const url of config.peers) this.#add(url, true);
  }

  /** A relay that a member named on chain. @returns whether it is asked from now on. */
  meet(url: string): boolean {
    return (
      this.#config.followNamedRelays && this.#standings.size < MOST_NAMED && this.#add(url, false)
    );
  }

  get any(): boolean {
    return this.#standings.size > 0;
  }

  /** Asks one after another until somebody sends the block. */
  async block(cid: CID, signal: AbortSignal): Promise<Uint8Array | { missing: string }> {
    const reasons: string[] = [];
    for (const standing of this.#inOrder()) {
      const answer = await standing.peer.block(cid, signal);
      if (answer.kind === "block") {
        standing.failures = 0;
        return answer.bytes;
      }
      if (answer.kind === "absent") standing.failures = 0;
      else this.#blame(standing, answer.kind, answer.why);
      reasons.push(answer.kind === "absent" ? "absent" : answer.why);
    }
    const asked = reasons.length;
    if (asked === 0)
      return { missing: this.any ? "every peer is paused" : "no peer is configured" };
    const faults = reasons.filter((reason) => reason !== "absent");
    return {
      missing:
        faults.length === 0 ? `none of ${asked} peers has ${cid}` : `${cid}: ${faults.join("; ")}`,
    };
  }

  status(): PeerStatus[] {
    const now = Date.now();
    return [...this.#standings.values()].map(({ peer, pausedUntil, dropped }) => ({
      url: peer.url,
      state: pausedUntil <= now ? "asked" : dropped ? "dropped" : "paused",
    }));
  }

  close(): void {
    for (const { peer } of this.#standings.values()) peer.close();
  }

  #add(text: string, trusted: boolean): boolean {
    const url = peerAddress(text, trusted);
    if (url === undefined || this.#standings.has(url.href)) return false;
    this.#standings.set(url.href, {
      peer: openPeer(url, trusted, this.#config.peerTimeoutSeconds),
      failures: 0,
      pausedUntil: 0,
      dropped: false,
    });
    return true;
  }

  #blame(standing: Standing, kind: "failed" | "lied", why: string): void {
    const { url } = standing.peer;
    standing.failures++;
    if (kind === "lied") {
      standing.dropped = true;
      standing.pausedUntil = Date.now() + this.#config.dropPeerHours * 3_600_000;
      this.#log.warn({ peer: url, why }, "peer dropped: it sent wrong bytes");
    } else if (standing.failures >= FAILURES_BEFORE_PAUSE) {
      const { retrySeconds, maxRetrySeconds } = this.#config;
      const pause = Math.min(
        retrySeconds * 2 ** (standing.failures - FAILURES_BEFORE_PAUSE),
        maxRetrySeconds,
      );
      standing.pausedUntil = Date.now() + pause * 1000;
      this.#log.info({ peer: url, why, pauseSeconds: pause }, "peer paused");
    }
  }

  /** The reliable first; among equals anyone, so that the load spreads. */
  #inOrder(): Standing[] {
    const now = Date.now();
    return [...this.#standings.values()]
      .filter(({ pausedUntil }) => pausedUntil <= now)
      .map((standing) => ({ standing, draw: Math.random() }))
      .sort((a, b) => a.standing.failures - b.standing.failures || a.draw - b.draw)
      .map(({ standing }) => standing);
  }
}
