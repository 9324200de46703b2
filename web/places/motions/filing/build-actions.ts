import { isHexString } from "ethers";
import { toRendition } from "../../../../core/archive/rendition-record.js";
import { DAY, DOCUMENT_KINDS, type DocumentKind } from "../../../../core/coalition/index.js";
import { describeContent, mediaTypeOf } from "../../../../core/content/index.js";
import type { CoalitionContracts } from "../../../../core/contracts/index.js";
import { DaoError } from "../../../../core/errors.js";
import {
  adoptVersion,
  closeList,
  openList,
  rawCall,
  recordPoll,
  recordResolution,
  reinstate,
  removeMember,
  setAdmissionPolicy,
  setDaoURI,
  suspend,
  withdrawVersion,
  type Call,
} from "../../../../core/motions/index.js";
import type { About, MotionDraft } from "./draft.js";
import { isRuleGroup, RULE_GROUPS } from "../../../../core/motions/rule-groups.js";
import { ruleValue } from "./rule-value.js";

/** What a draft needs beside what is kept of it. */
export interface Around {
  /** Of the motion, to the byte: a poll names it. */
  description: string;
  /** Files of the renditions, by their place in the draft. */
  files: Readonly<Record<number, File>>;
  /** The calls of the text that is amended. */
  same?: readonly Call[] | undefined;
}

export interface Built {
  calls: Call[];
  /** Bytes the calls name. */
  content: Uint8Array[];
}

type Builder = (
  contracts: CoalitionContracts,
  fields: Readonly<Record<string, string>>,
  around: Around,
) => Call;

const of = (fields: Readonly<Record<string, string>>, name: string) => (fields[name] ?? "").trim();

const SIMPLE: Readonly<Partial<Record<About, Builder>>> = {
  resolution: (c, f) => recordResolution(c, of(f, "resolution")),
  poll: (c, f, { description }) => recordPoll(c, of(f, "poll"), description),
  openList: (c, f) => openList(c, of(f, "listName"), of(f, "purpose")),
  closeList: (c, f) => closeList(c, of(f, "list")),
  remove: (c, f) => removeMember(c, of(f, "account"), of(f, "reason")),
  admission: (c, f) => setAdmissionPolicy(c, of(f, "policy")),
  suspend: (c, f) => suspend(c, of(f, "case"), Math.round(Number(of(f, "days")) * DAY)),
  reinstate: (c, f) => reinstate(c, of(f, "case")),
  withdrawVersion: (c, f) =>
    withdrawVersion(c, of(f, "document"), Number(of(f, "version")), of(f, "reason")),
  uri: (c, f) => setDaoURI(c, of(f, "uri")),
  raw: (c, f) => rawCall(c, of(f, "target"), of(f, "calldata"), weiOf(of(f, "value"))),
};

/**
 * The calls a draft stands for, made and checked as the command line makes them.
 *
 * @throws DaoError for what is missing, malformed or out of bounds.
 */
export async function buildActions(
  contracts: CoalitionContracts,
  draft: MotionDraft,
  around: Around,
): Promise<Built> {
  const { about, fields } = draft;
  if (about === "same") return { calls: [...(around.same ?? [])], content: [] };
  if (about === "rule") return { calls: await ruleCalls(contracts, fields), content: [] };
  if (about === "adopt") return adoption(contracts, draft, around.files);
  const build = about === "" ? undefined : SIMPLE[about];
  if (build === undefined) {
    throw new DaoError("NOTHING_TO_MOVE", "It is not chosen what the motion does.", {
      hint: "Go back to the first step.",
    });
  }
  return { calls: [build(contracts, fields, around)], content: [] };
}

async function ruleCalls(
  contracts: CoalitionContracts,
  fields: Readonly<Record<string, string>>,
): Promise<Call[]> {
  const name = fields["group"];
  if (!isRuleGroup(name)) {
    throw new DaoError("NOTHING_TO_CHANGE", "No rules are chosen.", { hint: "Choose some." });
  }
  const { bounds, change } = RULE_GROUPS[name];
  const typed = Object.entries(bounds).filter(([rule]) => of(fields, `${name}.${rule}`) !== "");
  const changes = typed.map(([rule, bound]) => [
    rule,
    // What is no number is refused with the bounds, by the same words as a number beyond them.
    ruleValue(of(fields, `${name}.${rule}`), bound) ?? Number.NaN,
  ]);
  return change(contracts, Object.fromEntries(changes) as Record<string, number>);
}

async function adoption(
  contracts: CoalitionContracts,
  { fields, renditions }: MotionDraft,
  files: Around["files"],
): Promise<Built> {
  const made = await Promise.all(
    renditions.map(async ({ language, authentic, text }, index) => {
      const file = files[index];
      const bytes = file
        ? new Uint8Array(await file.arrayBuffer())
        : new TextEncoder().encode(text.endsWith("\n") ? text : `${text}\n`);
      const mediaType = file ? mediaTypeOf(file.name) : "text/markdown";
      if (bytes.length === 0 || (file === undefined && text.trim() === "")) {
        throw new DaoError("TEXT_MISSING", "A rendition is empty.", {
          hint: "Write its text, choose a file, or take it out.",
        });
      }
      const rendition = toRendition(await describeContent([bytes]), {
        ...{ mediaType, language: language.trim(), authentic },
      });
      return { bytes, rendition };
    }),
  );
  const call = await adoptVersion(contracts, {
    kind: kindOf(of(fields, "kind")),
    name: of(fields, "name"),
    renditions: made.map(({ rendition }) => rendition),
  });
  return { calls: [call], content: made.map(({ bytes }) => bytes) };
}

function kindOf(name: string): DocumentKind {
  const kind = DOCUMENT_KINDS.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw new DaoError("DOCUMENT_KIND_REFUSED", "No kind of document is chosen.", {
    hint: "Choose one.",
  });
}

function weiOf(text: string): bigint {
  if (text === "") return 0n;
  if (/^\d{1,78}$/.test(text) || isHexString(text)) return BigInt(text);
  throw new DaoError("VALUE_OUT_OF_BOUNDS", "The value is no number of wei.", {
    hint: "Give a whole number, or leave it empty.",
  });
}
