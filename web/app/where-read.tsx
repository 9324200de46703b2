import { Link } from "react-router";
import { useWords } from "../language/index.js";
import { Fill, Time, useFormat } from "../parts/index.js";
import { originOf, shareOf, useCoalition, useConnection } from "../reading/index.js";

/** At the foot of every page: whom it believes, and up to which block. */
export function WhereRead() {
  const words = useWords("shell");
  const format = useFormat();
  const { status } = useConnection();
  const { at } = useCoalition();
  return (
    <div className="where">
      <p>
        <Source />
        {at !== undefined && (
          <>
            {" "}
            {words("where.block", { block: format.number(at.number) })} (<Time at={at.time} />)
          </>
        )}
      </p>
      {status.progress?.phase === "reading" && (
        <p>{words("where.progress", { share: format.share(shareOf(status.progress), 1) })}</p>
      )}
      <p>
        <Link to="/connection">{words("where.change")}</Link>
      </p>
    </div>
  );
}

function Source() {
  const words = useWords("shell");
  const { status, rpc } = useConnection();
  const { choice, isSilent } = status;
  if (choice === undefined) return words(!isSilent ? "where.starting" : "where.none");
  const where = originOf(choice.kind === "relay" ? choice.url : rpc.url);
  return (
    <Fill text={words(`where.${choice.kind}`)} parts={{ where: <bdi dir="ltr">{where}</bdi> }} />
  );
}
