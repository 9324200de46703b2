import type { ReactNode } from "react";
import { Failed } from "./failed.js";
import { Loading } from "./loading.js";
import { Page } from "./page.js";

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
  /** Of the page, where the data bring the whole page with them: it has a heading before they come, and if they do not. */
  title?: string;
}

/** Shows data when it is there; until then that it is coming, or why it is not. */
export function Load<Data>({ query, children, missing, title }: LoadProps<Data>) {
  const { data, error, isPending, refetch } = query;
  // Old data with a failed refresh stays: what was true a minute ago is better than a wall.
  if (data !== undefined && data !== null) return children(data);
  const hasFailed = error !== null && error !== undefined;
  if (!hasFailed && !isPending) return missing;
  const instead = hasFailed ? <Failed error={error} retry={refetch} /> : <Loading />;
  return title === undefined ? instead : <Page title={title}>{instead}</Page>;
}
