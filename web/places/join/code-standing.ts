/** How a member stands to the Code of Conduct in force. */
export type CodeStanding =
  | { state: "accepted"; number: number }
  | {
      state: "behind";
      /** Of the version accepted; nothing when it is older than what is shown. */
      number: number | undefined;
      current: number;
      /** Last moment before posting pauses (seconds since 1970); nothing while the grace is not known. */
      until: number | undefined;
    };

interface KnownVersion {
  id: string;
  number: number;
  recordedAt: number;
}

/**
 * @param latest - versions of the code, the newest first.
 * @param grace - seconds to accept a new version before posting pauses.
 */
export function codeStanding(
  accepted: string,
  latest: readonly KnownVersion[],
  grace: number | undefined,
): CodeStanding | undefined {
  const [current] = latest;
  if (current === undefined) return undefined;
  const mine = latest.find(({ id }) => id === accepted);
  if (mine === current) return { state: "accepted", number: current.number };
  return {
    state: "behind",
    number: mine?.number,
    current: current.number,
    until: grace === undefined ? undefined : current.recordedAt + grace,
  };
}
