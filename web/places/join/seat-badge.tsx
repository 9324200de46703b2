import { useWords } from "../../language/index.js";
import { Badge, type BadgeProps } from "../../parts/index.js";
import type { SeatView } from "../../reading/index.js";

const TONES: Record<SeatView["status"], NonNullable<BadgeProps["tone"]>> = {
  voter: "success",
  waiting: "info",
  former: "plain",
};

/** Whether the holder votes, waits, or is gone. */
export function SeatBadge({ status }: Pick<SeatView, "status">) {
  const words = useWords("join");
  return <Badge tone={TONES[status]}>{words(`status.${status}`)}</Badge>;
}
