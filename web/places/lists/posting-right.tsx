import { ZeroHash } from "ethers";
import { Link } from "react-router";
import { POSTING_RIGHTS } from "../../../core/conduct/right.js";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Loading, Notice, Time } from "../../parts/index.js";
import { useChain } from "../../reading/index.js";

/** Whether I may post, and if not, why not, until when and what to do. */
export function PostingRight() {
  const words = useWords("lists");
  const { account, right: told, isPending } = useMySeat();
  const { right = told, until } = useRight(account) ?? {};
  if (account === undefined) return <Notice tone="info">{words("right.noWallet")}</Notice>;
  if (isPending) return <Loading />;
  const end = until !== undefined && until > 0 ? <Time at={until} /> : undefined;
  switch (right) {
    case "granted":
      return end === undefined ? (
        <Notice tone="success">{words("right.granted")}</Notice>
      ) : (
        <Notice tone="warning" title={words("right.grace")}>
          <p>
            {words("right.until")} {end}. <Link to="/me">{words("right.accept")}</Link>
          </p>
        </Notice>
      );
    case "suspended":
    case "held":
      return (
        <Notice tone="warning" title={words(`right.${right}`)}>
          <p>
            {end !== undefined && (
              <>
                {words("right.until")} {end}.{" "}
              </>
            )}
            {words("right.untouched")} <Link to="/conduct">{words("right.cases")}</Link>
          </p>
        </Notice>
      );
    case "code not accepted":
      return (
        <Notice tone="warning" title={words("right.code")}>
          <p>
            {words("right.untouched")} <Link to="/me">{words("right.accept")}</Link>
          </p>
        </Notice>
      );
    default:
      return (
        <Notice tone="info">
          {words("right.stranger")} <Link to="/join">{words("right.join")}</Link>
        </Notice>
      );
  }
}

/**
 * The right and, in seconds, when a suspension, a hold or the time to accept the Code ends; zero where nothing ends. The
 * contract says both at once: a right of one moment with the end of another would say what never was.
 */
function useRight(account: string | undefined) {
  return useChain(
    ["posting-right", account],
    async ({ conduct }) => {
      // A sanction holds for all lists alike.
      const { why, until } = await conduct.postingRight(account ?? "", ZeroHash);
      return { right: POSTING_RIGHTS[Number(why)], until: Number(until) };
    },
    account !== undefined,
  ).data;
}
