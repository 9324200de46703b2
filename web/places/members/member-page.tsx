import { getAddress, isAddress } from "ethers";
import { useParams } from "react-router";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Account, LinkButton, Load, Notice, Page, Section, Timeline } from "../../parts/index.js";
import { type MemberView, useMember } from "../../reading/index.js";
import { MySeatFacts } from "../join/my-seat-facts.js";
import { rightKey } from "../join/right-key.js";
import { Admitting } from "./admitting.js";
import { MovedMotions } from "./moved-motions.js";
import { OfficesHeld } from "./offices-held.js";
import { seatHistory } from "./seat-history.js";

/** One account: its seats, offices and motions. */
export function MemberPage() {
  const words = useWords("members");
  const { account = "" } = useParams();
  if (!isAddress(account)) {
    return (
      <Page title={words("one.title")}>
        <Notice tone="warning" title={words("one.malformed.title")}>
          <p>{words("one.malformed.body")}</p>
          <LinkButton to="/members">{words("one.toRoll")}</LinkButton>
        </Notice>
      </Page>
    );
  }
  return <Known account={getAddress(account)} />;
}

function Known({ account }: { account: string }) {
  const words = useWords("members");
  const member = useMember(account);
  const mine = useMySeat().account === account;
  return (
    <Page
      title={words("one.title")}
      lead={<Account address={account} full bare />}
      actions={mine ? <LinkButton to="/me">{words("one.mine")}</LinkButton> : undefined}
    >
      <Load query={member} missing={<Stranger />}>
        {(data) => <Seats member={data} />}
      </Load>
    </Page>
  );
}

function Stranger() {
  const words = useWords("members");
  return (
    <Notice tone="info" title={words("one.stranger.title")}>
      <p>{words("one.stranger.body")}</p>
      <LinkButton to="/members">{words("one.toRoll")}</LinkButton>
    </Notice>
  );
}

function Seats({ member }: { member: MemberView }) {
  const words = useWords("members");
  const latest = member.seats.at(-1);
  const isMember = latest !== undefined && latest.status !== "former";
  return (
    <>
      {latest !== undefined && <MySeatFacts seat={latest} />}
      {isMember && member.postingRight !== "granted" && (
        <Notice tone="info">
          <p>{words(`one.right.${rightKey(member.postingRight)}`)}</p>
        </Notice>
      )}
      {latest?.status === "waiting" && <Admitting account={member.account} />}
      {isMember && <OfficesHeld account={member.account} />}
      <MovedMotions account={member.account} />
      <Section title={words("one.history")}>
        <Timeline
          label={words("one.history")}
          steps={seatHistory(member.seats).map(({ id, at }) => ({
            title: words(`one.event.${id}`),
            state: "done",
            at,
          }))}
        />
      </Section>
    </>
  );
}
