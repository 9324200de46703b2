import { readLogs, type DecodedLog } from "../../contracts/index.js";
import { ranksOfBytes } from "../../elections/index.js";
import type { AuditContext } from "../check.js";

interface Cast {
  voter: string;
  /** Hash of the transaction, and its block. */
  tx: string;
  block: number;
  /** Place among the logs of the block. */
  index: number;
}

/** A ballot as its event tells of it. */
export type CastEvent = Cast &
  (
    | { kind: "vote"; text: bigint; support: number; reason: string }
    /** @param ranking 24 bits. */
    | { kind: "ranked"; motion: bigint; ranking: number; reason: string }
    | { kind: "election"; ballotId: string; ranks: number[]; sequence: number }
  );

/** Which ballots to look at: of one voter; or on some texts, or in one ballot of an election; all without any of it. */
export interface BallotFilter {
  voter?: string | undefined;
  texts?: ReadonlySet<bigint> | undefined;
  ballotId?: string | undefined;
}

/** Ballots in the order of the chain, those that were replaced later among them. */
export async function castEvents(
  { contracts, range }: Pick<AuditContext, "contracts" | "range">,
  filter: BallotFilter = {},
): Promise<CastEvent[]> {
  const { governor, amendments, ballotBox } = contracts;
  const { voter, texts, ballotId } = filter;
  const by = voter === undefined ? undefined : { field: "voter", values: new Set([voter]) };
  const about = (field: string, values: ReadonlySet<unknown> | undefined) =>
    values && { field, values };
  const ballots = ballotId === undefined ? undefined : new Set([ballotId]);
  const every = texts === undefined && ballots === undefined;
  const none = Promise.resolve<DecodedLog[]>([]);
  const onTexts = every || texts !== undefined;
  const logs = [
    onTexts ? readLogs(governor, range, ["VoteCast"], by ?? about("proposalId", texts)) : none,
    onTexts ? readLogs(amendments, range, ["RankedVoteCast"], by ?? about("motion", texts)) : none,
    every || ballots !== undefined
      ? readLogs(ballotBox, range, ["BallotCast"], by ?? about("ballotId", ballots))
      : none,
  ];
  const all = (await Promise.all(logs)).flat();
  return all.map(castOf).sort((a, b) => a.block - b.block || a.index - b.index);
}

function castOf({ name, args, log }: DecodedLog): CastEvent {
  const cast = {
    voter: args.voter as string,
    tx: log.transactionHash,
    block: log.blockNumber,
    index: log.index,
  };
  const reason = args.reason as string;
  switch (name) {
    case "VoteCast": {
      const [text, support] = [args.proposalId as bigint, Number(args.support)];
      return { ...cast, kind: "vote", text, support, reason };
    }
    case "RankedVoteCast": {
      const [motion, ranking] = [args.motion as bigint, Number(args.ranking)];
      return { ...cast, kind: "ranked", motion, ranking, reason };
    }
    default: {
      const [ballotId, ranks] = [args.ballotId as string, ranksOfBytes(args.ranks as string)];
      return { ...cast, kind: "election", ballotId, ranks, sequence: Number(args.sequence) };
    }
  }
}
