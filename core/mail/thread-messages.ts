import { baseSubject } from "./subject.js";

/** What threading needs of a message; the order is that of the mailbox. */
export interface Threadable {
  /** Unique among the messages. */
  id: string;
  /** Ids of what it replies to, the nearest last; they need not be among the messages. */
  references: readonly string[];
  /** The references may name a person or anything else: one that is unknown counts for nothing. */
  referencesAreWeak: boolean;
  subject: string;
  /** Seconds; nothing when unknown. */
  at: number | undefined;
}

/** A message's place among the others. */
export interface Place {
  /** Id of the message replied to, which is among the messages; nothing for the first of a thread. */
  parent: string | undefined;
  /** How the parent was found; by subject alone is a guess. */
  parentBy: "references" | "subject" | undefined;
  /** The same for all of a thread: the id of its first message, which may itself be missing from the mailbox. */
  thread: string;
}

/** A message, or one that is only spoken of. */
class Node {
  known = false;
  /** Set once, for good. */
  parent: Node | undefined;
  by: "references" | "subject" = "references";
  /** Somewhere above, or the node itself at the top: a shortcut that makes long threads cheap. */
  above: Node = this;

  constructor(readonly id: string) {}
}

/**
 * Puts messages into threads, after Jamie Zawinski's algorithm: references first, missing messages in between stood in
 * for, loops never closed, and replies without references put below the latest earlier thread of their subject.
 */
export function threadMessages(messages: readonly Threadable[]): Map<string, Place> {
  const nodes = new Map<string, Node>();
  const nodeOf = (id: string): Node => {
    const node = nodes.get(id) ?? new Node(id);
    nodes.set(id, node);
    return node;
  };
  for (const { id } of messages) nodeOf(id).known = true;
  for (const message of messages) linkReferences(message, nodeOf, (id) => nodes.has(id));
  linkSubjects(messages, nodeOf);

  const places = new Map<string, Place>();
  const known = new Map<Node, Node | undefined>();
  for (const { id } of messages) {
    const node = nodeOf(id);
    const parent = nearestKnown(node, known);
    places.set(id, {
      parent: parent?.id,
      parentBy: parent === undefined ? undefined : node.by,
      thread: topOf(node).id,
    });
  }
  return places;
}

function linkReferences(
  { id, references, referencesAreWeak }: Threadable,
  nodeOf: (id: string) => Node,
  isKnown: (id: string) => boolean,
): void {
  const chain = references.filter(
    (each) => each !== id && (!referencesAreWeak || references.length === 1 || isKnown(each)),
  );
  // What a message says of its own parent counts more than what others said on the way.
  let parent: Node | undefined;
  for (const each of chain) {
    const node = nodeOf(each);
    if (parent !== undefined && !node.known) link(node, parent);
    parent = node;
  }
  if (parent !== undefined) link(nodeOf(id), parent);
}

/** The first of the thread. Each walk shortens the way for the next one. */
function topOf(node: Node): Node {
  let each = node;
  while (each.above !== each) {
    each.above = each.above.above;
    each = each.above;
  }
  return each;
}

/** A loop is never closed: the message stays where it is. So does one that has a parent. */
function link(child: Node, parent: Node, by: Node["by"] = "references"): void {
  if (child.parent !== undefined || topOf(parent) === child) return;
  child.parent = parent;
  child.above = parent;
  child.by = by;
}

/** Seconds after which the same subject is another conversation. Source: chosen, half a year. */
const SUBJECT_MEMORY = 15_768_000;

function linkSubjects(messages: readonly Threadable[], nodeOf: (id: string) => Node): void {
  const latest = new Map<string, { node: Node; at: number | undefined }>();
  for (const { id, subject, at } of messages) {
    const { base, isReply } = baseSubject(subject);
    if (base === "") continue;
    const node = nodeOf(id);
    const earlier = latest.get(base);
    const near =
      earlier !== undefined &&
      (at === undefined || earlier.at === undefined || Math.abs(at - earlier.at) <= SUBJECT_MEMORY);
    if (isReply && node.parent === undefined && near) {
      link(node, earlier.node, "subject");
      latest.set(base, { node: earlier.node, at: at ?? earlier.at });
    } else if (node.parent === undefined) {
      latest.set(base, { node, at });
    }
  }
}

/** Passes over the missing ones, once each. */
function nearestKnown(node: Node, found: Map<Node, Node | undefined>): Node | undefined {
  const passed: Node[] = [];
  let above = node.parent;
  while (above !== undefined && !above.known && !found.has(above)) {
    passed.push(above);
    above = above.parent;
  }
  const known = above === undefined || above.known ? above : found.get(above);
  for (const each of passed) found.set(each, known);
  return known;
}
