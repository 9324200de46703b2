import { NeedsWallet, useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { LinkButton, Load, Notice, Page } from "../../parts/index.js";
import { type MemberView, type SeatView, useMember } from "../../reading/index.js";
import { AfterJoining } from "./after-joining.js";
import { Leave } from "./leave.js";
import { MyAffairs } from "./my-affairs.js";
import { MyCode } from "./my-code.js";
import { MyProfile } from "./my-profile.js";
import { MyRelay } from "./my-relay.js";
import { MyRight } from "./my-right.js";
import { MySeatFacts } from "./my-seat-facts.js";

/** Where the person stands in the coalition, and what can be done about it. */
export function MePage() {
  const words = useWords("join");
  const { account } = useMySeat();
  const member = useMember(account);
  return (
    <Page title={words("me.title")} lead={words("me.lead")}>
      <NeedsWallet />
      {account !== undefined && (
        <Load query={member} missing={<Stranger />}>
          {(data) => <Standing member={data} />}
        </Load>
      )}
    </Page>
  );
}

function Standing({ member }: { member: MemberView }) {
  const words = useWords("join");
  const seat = member.seats.findLast(({ status }) => status !== "former");
  if (seat === undefined) {
    const last = member.seats.at(-1);
    const how = last?.left?.how === "removed" ? "removed" : "former";
    return (
      <>
        <Notice tone="info" title={words(`me.${how}.title`)}>
          <p>{words(`me.${how}.body`)}</p>
          <LinkButton tone="primary" to="/join">
            {words("me.join")}
          </LinkButton>
        </Notice>
        {last !== undefined && <MySeatFacts seat={last} />}
        <MyAffairs account={member.account} />
      </>
    );
  }
  return <Held member={member} seat={seat} />;
}

function Held({ member, seat }: { member: MemberView; seat: SeatView }) {
  return (
    <>
      <MySeatFacts seat={seat} />
      {seat.status === "waiting" && <AfterJoining seat={seat} />}
      <MyRight member={member} />
      <MyAffairs account={member.account} />
      <MyCode seat={seat} />
      <MyProfile seat={seat} />
      <MyRelay member={member} />
      <Leave seat={seat} />
    </>
  );
}

function Stranger() {
  const words = useWords("join");
  return (
    <Notice tone="info" title={words("me.stranger.title")}>
      <p>{words("me.stranger.body")}</p>
      <LinkButton tone="primary" to="/join">
        {words("me.join")}
      </LinkButton>
    </Notice>
  );
}
