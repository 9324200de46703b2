import type { AuditContext } from "../audit/check.js";
import { at } from "../audit/chain-answers.js";
import type { SeatRecord } from "../members/index.js";
import { countOf, formatCount, formatPeriod, listInWords } from "../format/index.js";
import { recordOf, tables } from "../replay/index.js";
import type { OpensAnswer } from "./answer.js";

/** A Dynamic Coalition is founded by members of at least so many stakeholder groups. */
const GROUPS_NEEDED = 3;

/** Open membership: whoever wants may join, and it shows who did. */
export async function membershipAnswers(context: AuditContext): Promise<OpensAnswer[]> {
  return [await joining(context), await voting(context), await balance(context)];
}

async function joining(context: AuditContext): Promise<OpensAnswer> {
  const { membership } = context.contracts;
  const [perDay, available] = await Promise.all([
    membership.joinsPerDay(at(context)),
    membership.joinsAvailable(at(context)),
  ]);
  const open = available > 0n;
  return {
    id: "join-without-gatekeeper",
    open: "membership",
    question: "Can anyone join without asking anybody?",
    answer: open ? "yes" : "no",
    detail: open
      ? `Anyone may take a seat by themselves and free of charge; ${countOf(perDay, "person", "people")} a day at most, ${formatCount(available)} more now.`
      : `Anyone may take a seat by themselves, but the ${countOf(perDay, "seat")} of the day are taken: others have to wait.`,
    figures: { joinsPerDay: Number(perDay), joinsAvailable: Number(available) },
  };
}

async function voting(context: AuditContext): Promise<OpensAnswer> {
  const { membership, admission } = context.contracts;
  const waiting = Number(await membership.waitingPeriod(at(context)));
  const wait = `after ${formatPeriod(waiting)}`;
  const base = {
    id: "vote-without-gatekeeper",
    open: "membership",
    question: "Does every member become a voter without anybody's leave?",
  } as const;
  const figures = { policy: admission.kind, waitingPeriod: waiting };
  switch (admission.kind) {
    case "open":
      return {
        ...base,
        answer: "yes",
        detail: `Every member becomes a voter ${wait}; anyone may enrol them, and nobody can refuse.`,
        figures,
      };
    case "vouches": {
      const needed = Number(await admission.contract.vouchesNeeded(at(context)));
      return {
        ...base,
        answer: "no",
        detail: `A member becomes a voter ${wait}, once ${countOf(needed, "voter")} vouched: any voter may, none has to.`,
        figures: { ...figures, vouchesNeeded: needed },
      };
    }
    case "other":
      return {
        ...base,
        answer: "unknown",
        detail: `The admission policy ${admission.address} is none this version knows; what it asks for must be read from its code.`,
        figures: { ...figures, address: admission.address },
      };
  }
}

async function balance({ state }: AuditContext): Promise<OpensAnswer> {
  const members = new Map<string, number>();
  for await (const [, { name }] of tables.groups.scan(state)) members.set(name, 0);
  for await (const [, row] of tables.seats.scan(state)) {
    const { group, left } = recordOf<SeatRecord>(row);
    if (left === undefined) members.set(group.name, (members.get(group.name) ?? 0) + 1);
  }
  const present = [...members].filter(([, count]) => count > 0);
  const named = present.map(([name, count]) => `${name} ${formatCount(count)}`);
  return {
    id: "stakeholder-groups",
    open: "membership",
    question: `Are at least ${GROUPS_NEEDED} stakeholder groups present?`,
    answer: present.length >= GROUPS_NEEDED ? "yes" : "no",
    detail:
      present.length === 0
        ? "There is no member."
        : `${countOf(present.length, "group")} of ${formatCount(members.size)}: ${listInWords(named, "and")}.`,
    figures: { present: present.length, groups: members.size, ...Object.fromEntries(members) },
  };
}
