import { isDaoError } from "../../../core/errors.js";
import { explainRevert } from "../../../core/refusals/index.js";
import type { Person } from "../cast.js";
import { done, votersOf, type Stage } from "../stage.js";
import { discuss, REPORTED_LINE, SPEAKERS } from "./discuss.js";
import type { DemoForum, DemoPost } from "./demo-forum.js";
import { openDemoRelay, type DemoRelay } from "./demo-relay.js";
import type { Bench } from "./officers.js";
import { awaitAnchored, postThroughRelay } from "./post-through-relay.js";
import { Court } from "./prosecute.js";
import { Writer } from "./writer.js";

const SUBJECT = "Re: Captions at our next meeting";

/** What the same member says later: two posts that are reported, one that comes too early, two that come through. */
const LATER = [
  "Some people always need something.",
  "I have something to say before my time is over.",
  "I am back. A stenographer is fine with me.",
  "Would those who ask for it not rather stay at home?",
  "Thank you. I write the motion.",
] as const;

/**
 * The open list at work, and the Code of Conduct: a discussion through the relay, a public notice, a suspension that
 * refuses a post and ends by the clock, another that is lifted on appeal, and a post straight onto the chain.
 *
 * @param watch - is handed the running relay before it stops: what it serves is checked meanwhile.
 */
export async function playForum<Checked>(
  stage: Stage,
  bench: Bench,
  directory: string,
  watch: (forum: DemoForum) => Promise<Checked>,
): Promise<Checked> {
  const [sponsor] = stage.founders;
  const [list] = stage.coalition.lists;
  if (sponsor === undefined || list === undefined)
    throw new Error("a coalition file has founders and lists");
  const relay = await openDemoRelay(stage, sponsor, directory);
  try {
    const writer = await Writer.of(stage, list.name);
    return await watch(await act(stage, bench, relay, writer));
  } finally {
    await relay.close();
  }
}

async function act(
  stage: Stage,
  bench: Bench,
  relay: DemoRelay,
  writer: Writer,
): Promise<DemoForum> {
  const speakers = speakersOf(stage, bench);
  const posts = await discuss(relay.client, writer, speakers);
  const reported = posts[REPORTED_LINE];
  const [reporter] = speakers;
  if (reported === undefined || reporter === undefined) throw new Error("nobody said anything");
  const respondent = reported.author;
  const court = new Court(stage, relay, bench);
  const { suspension } = await stage.contracts.conduct.rules();
  const length = Number(suspension);
  const say = async (text: string) => {
    const words = { author: respondent, subject: SUBJECT, text, parent: reported.id };
    const post = await postThroughRelay(relay.client, writer, words);
    await awaitAnchored(relay.client, [post.id]);
    posts.push(post);
    return post;
  };

  const notice = await court.decide(reporter, reported, 1, 0);
  await stage.chain.travel(1);
  const suspended = await court.decide(reporter, await say(LATER[0]), 2, length);
  const refusals = await refused(stage, writer, respondent, reported.id, () => say(LATER[1]));
  await stage.chain.travel(length);
  await say(LATER[2]);
  stage.output.line("The time is over; nobody has to end it, and the member posts again.");
  const lifted = await court.decide(reporter, await say(LATER[3]), 2, length);
  await court.lift(respondent, lifted);
  posts.push(await postDirectly(stage, writer, respondent, reported.id));
  return {
    ...{ list: writer.list, relay, posts, respondent, refusals },
    cases: [notice, { ...suspended, ending: "expired" }, { ...lifted, ending: "lifted" }],
  };
}

/** Members who hold no office of conduct: whoever reports, is reported or is heard takes no part in judging. */
function speakersOf(stage: Stage, { officers, panel }: Bench): Person[] {
  const judging = new Set([...officers, ...panel]);
  return votersOf(stage)
    .filter((person) => !judging.has(person))
    .slice(0, SPEAKERS);
}

/** While posting is suspended the relay refuses, and so does the contract, asked directly. */
async function refused(
  { contracts, output }: Stage,
  writer: Writer,
  author: Person,
  parent: string,
  throughRelay: () => Promise<unknown>,
): Promise<DemoForum["refusals"]> {
  const relay = await codeOf(throughRelay());
  const { post } = await writer.sign({ author, subject: SUBJECT, text: LATER[1], parent });
  const contract = await codeOf(contracts.lists.connect(author.signer).post.staticCall(post, "0x"));
  output.line("Meanwhile the relay refuses the member's posts, and the contract does too.");
  return { relay, contract };
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (isDaoError(error)) return error.code;
    return explainRevert(error)?.code ?? "UNKNOWN";
  }
  return "NOT_REFUSED";
}

/** No relay is asked: the author pays, and nobody can withhold it. */
async function postDirectly(
  { contracts, output }: Stage,
  writer: Writer,
  author: Person,
  parent: string,
): Promise<DemoPost> {
  const words = { author, subject: SUBJECT, text: LATER[4], parent };
  const signed = await writer.sign(words);
  await done(contracts.lists.connect(author.signer).post(signed.post, "0x"));
  writer.taken(signed);
  output.line("The last word goes onto the chain directly: no relay can keep anybody out.");
  return { ...words, id: signed.id, way: "direct" };
}
