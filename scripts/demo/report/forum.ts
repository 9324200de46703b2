import { formatMoment, shortAddress, shortHash } from "../../../core/format/index.js";
import type { Output } from "../../cli/output.js";
import type { ForumStory } from "../verify/forum.js";

/** The lists, and the cases. */
export function reportForum({ lists, cases, relay }: ForumStory, output: Output): void {
  output.line("\nLists, read back from the anchors on chain and the contents the relay serves");
  output.table(
    ["list", "posts", "by", "anchored in", "gas a post", "directly"],
    lists.map(({ name, posts, speakers, anchors, anchorGas, direct }) => [
      name,
      String(posts),
      `${speakers} members`,
      `${anchors} batches`,
      String(Math.round(anchorGas / Math.max(1, posts - direct))),
      String(direct),
    ]),
  );
  output.line(`The relay ${shortAddress(relay.account)} anchored ${relay.posts} posts.`);
  output.line("\nCases under the Code of Conduct");
  output.table(
    ["case", "respondent", "duty", "rung", "stage", "posting suspended until"],
    cases.map(({ id, respondent, duty, rung, stage, until }) => [
      shortHash(id),
      shortAddress(respondent),
      String(duty),
      String(rung),
      stage,
      until === null ? "–" : formatMoment(until),
    ]),
  );
}
