import { onOneLine } from "../../../../core/format/index.js";
import { useWords } from "../../../language/index.js";
import { useFormat } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";

/** What each alternative is called, the status quo first, then by place. */
export function useAlternativeNames({ options }: Pick<MotionView, "options">): string[] {
  const words = useWords("motions");
  const format = useFormat();
  return [
    words("option.statusQuo"),
    ...options.map(({ number, title }) =>
      words("option.named", { number: format.number(number), title: onOneLine(title) }),
    ),
  ];
}
