import { useWords } from "../../language/index.js";
import { CopyButton, Notice } from "../../parts/index.js";
import { type ListView, useConnection } from "../../reading/index.js";

/** How to follow a list with a feed reader, and how to take all of it away as mail. */
export function FeedLinks({ list: { id } }: { list: ListView }) {
  const words = useWords("lists");
  const [relay] = useConnection().relays;
  if (relay === undefined) return <Notice tone="info">{words("feeds.noRelay")}</Notice>;
  const feed = `${relay.url}/v1/lists/${id}/feed.atom`;
  const mailbox = `${relay.url}/v1/lists/${id}/archive.mbox`;
  return (
    <ul role="list" className="links">
      <li>
        <a href={feed} type="application/atom+xml">
          {words("feeds.atom")}
        </a>{" "}
        <CopyButton text={feed} what={words("feeds.atomAddress")} />
      </li>
      <li>
        <a href={mailbox} type="application/mbox">
          {words("feeds.mailbox")}
        </a>{" "}
        <CopyButton text={mailbox} what={words("feeds.mailboxAddress")} />
      </li>
    </ul>
  );
}
