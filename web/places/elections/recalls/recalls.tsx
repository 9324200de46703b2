import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { Account, Button, Empty, Failed, Loading, Plain } from "../../../parts/index.js";
import { useRecalls } from "../../../reading/index.js";
import { RecallBadge } from "./recall-badge.js";

/** All recalls, the newest first. */
export function Recalls() {
  const words = useWords("elections");
  const { items, error, isPending, refetch, hasNextPage, fetchNextPage } = useRecalls();
  if (items.length === 0 && error !== null) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Loading />;
  if (items.length === 0) return <Empty>{words("recalls.none")}</Empty>;
  return (
    <>
      <ul role="list" className="cards">
        {items.map((recall) => (
          <li key={recall.id} className="card">
            <p className="card-title">
              <Link to={`/recalls/${recall.id}`}>
                {words("recalls.of")} <Plain text={recall.office} />
              </Link>
              <RecallBadge recall={recall} />
            </p>
            <p className="card-facts">
              <Account address={recall.holder} />
            </p>
          </li>
        ))}
      </ul>
      {hasNextPage && <Button onPress={() => void fetchNextPage()}>{words("more")}</Button>}
    </>
  );
}
