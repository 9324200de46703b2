import type { ReactNode } from "react";
import { Failed } from "./failed.js";
import { Loading } from "./loading.js";

/** What a query's answer has in common, whether it is one thing or pages of them. */
export interface Loadable<Data> {
  data?: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch?: () => unknown;
}

export interface LoadProps<Data> {
  query: Loadable<Data>;
  children: (data: NonNullable<Data>) => ReactNode;
  /** Instead of the data when the answer is that there is no such thing. */
  missing?: ReactNode;
}

/** Shows data when it is there; until then that it is coming, or why it is not. */
export function Load<Data>({ query, children, missing }: LoadProps<Data>) {
  const { data, error, isPending, refetch } = query;
  // Old data with a failed refresh stays: what was true a minute ago is better than a wall.
  if (data !== undefined && data !== null) return children(data);
  if (error !== null && error !== undefined) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Loading />;
  return missing;
}
