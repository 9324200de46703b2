import type { Interface } from "ethers";
import type { PaperJson } from "../../core/authenticator/paper-schema.js";
import {
  type CoalitionAddresses,
  type ContractName,
  INTERFACES,
} from "../../core/contracts/index.js";
import { type BallotMessage, ballotSchema } from "../../core/wire/ballots.js";
import { paperSchema } from "../../core/wire/papers.js";
import { type PostMessage, postMessageSchema } from "../../core/wire/posts.js";
import type { Chain } from "./chain.js";
import type { WriteConfig } from "./config.js";
import { readerOf } from "./forms/contract-reader.js";
import { electionBallots } from "./forms/election-ballots.js";
import type { Form } from "./forms/form.js";
import { papers } from "./forms/papers.js";
import { motionVotes, plainBallots } from "./forms/plain-ballots.js";
import { posts } from "./forms/posts.js";
import { rankedBallots } from "./forms/ranked-ballots.js";
import { domainAt, type Surroundings } from "./forms/surroundings.js";
import type { Reading } from "./intake.js";
import type { FormName, MessageKind } from "./outbox/records.js";
import type { Outbox } from "./outbox/outbox.js";
import type { ContentPort, PostRecords } from "./ports.js";
import { type Engagement, engagementOf } from "./sending/engage.js";

/** Where messages go, and what is needed to judge them. */
export interface Place {
  chain: Chain;
  addresses: CoalitionAddresses;
  fromBlock: number;
  config: WriteConfig;
  outbox: Outbox;
  relay: string;
  /** Without them the relay carries no posts. */
  content: ContentPort | undefined;
  records: PostRecords | undefined;
}

/** Everything this relay can carry to one coalition. */
export interface Readings {
  readings: Partial<Record<MessageKind, Reading>>;
  forms: Partial<Record<FormName, Form>>;
  /** What posts need; nothing where none are carried. */
  engagement?: Engagement;
}

/** Asks each contract once for the domain its messages are signed under. */
export async function readingsFor(place: Place): Promise<Readings> {
  const { chain, addresses, config, fromBlock, content, records } = place;
  const contract = (name: ContractName) =>
    readerOf(chain, addresses[name], INTERFACES[name] as Interface);
  const domain = (name: ContractName) => domainAt(chain, addresses[name]);
  const around: Surroundings = {
    chain,
    outbox: place.outbox,
    membership: contract("membership"),
    fromBlock,
    leadSeconds: config.leadSeconds,
  };
  const [forPapers, forGovernor, forAmendments, forBox, forLists] = await Promise.all([
    domain("authenticator"),
    domain("governor"),
    domain("amendments"),
    domain("ballotBox"),
    domain("lists"),
  ]);
  const limit = config.ballotsPerBatch;
  const governor = contract("governor");
  const amendments = contract("amendments");
  const votes = motionVotes(governor, amendments);
  const paper = papers(around, contract("authenticator"), forPapers);
  const plain = plainBallots(around, governor, forGovernor, votes, limit);
  const ranked = rankedBallots(around, amendments, forAmendments, votes, limit);
  const election = electionBallots(around, contract("ballotBox"), forBox, limit);
  const forms = {
    paper: paper.form,
    plain: plain.form,
    ranked: ranked.form,
    election: election.form,
  };
  const readings = {
    paper: reading<PaperJson>(paperSchema, paper),
    ballot: reading<BallotMessage>(ballotSchema, {
      draft: (wire) => {
        if (wire.kind === "motion") return plain.draft(wire);
        return wire.kind === "ranked" ? ranked.draft(wire) : election.draft(wire);
      },
      admit: (wire, draft, now) => {
        if (wire.kind === "motion") return plain.admit(wire, draft, now);
        return wire.kind === "ranked"
          ? ranked.admit(wire, draft, now)
          : election.admit(wire, draft, now);
      },
    }),
  };
  if (content === undefined || records === undefined) return { readings, forms };
  const lists = contract("lists");
  const post = posts(around, {
    ...{ content, records, domain: forLists, lists },
    conduct: contract("conduct"),
    relay: place.relay,
    limit: config.postsPerBatch,
  });
  return {
    readings: { ...readings, post: reading<PostMessage>(postMessageSchema, post) },
    forms: { ...forms, post: post.form },
    engagement: engagementOf(lists, place.relay, { fromBlock, wanted: config.member }),
  };
}

/** A schema and what reads its messages; what the schema lets through is of that shape. */
function reading<Wire>(
  schema: Reading["schema"],
  {
    draft,
    admit,
  }: {
    draft(wire: Wire): ReturnType<Reading["draft"]>;
    admit(
      wire: Wire,
      ...rest: DropFirst<Parameters<Reading["admit"]>>
    ): ReturnType<Reading["admit"]>;
  },
): Reading {
  return {
    schema,
    draft: (wire) => draft(wire as Wire),
    admit: (wire, ...rest) => admit(wire as Wire, ...rest),
  };
}

type DropFirst<Values extends unknown[]> = Values extends [unknown, ...infer Rest] ? Rest : never;
