import { useQuery } from "@tanstack/react-query";
import { ZeroHash } from "ethers";
import { Link } from "react-router";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Loading, Notice, Time } from "../../parts/index.js";
import { keys, useConnection } from "../../reading/index.js";

/** Whether I may post, and if not, why not, until when and what to do. */
export function PostingRight() {
  const words = useWords("lists");
  const { account, right, isPending } = useMySeat();
  const until = useRightUntil(account);
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

/** When a suspension, a hold or the time to accept the Code ends, as the contract says it; zero where nothing ends. */
function useRightUntil(account: string | undefined): number | undefined {
  const { contracts } = useConnection();
  const { data } = useQuery({
    queryKey: [...keys.member(account ?? ""), "right-until"],
    queryFn: async () => {
      const { conduct } = await contracts();
      // A sanction holds for all lists alike.
      return Number((await conduct.postingRight(account ?? "", ZeroHash)).until);
    },
    enabled: account !== undefined,
  });
  return data;
}
