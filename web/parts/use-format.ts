import { useMemo } from "react";
import { useLanguage } from "../language/index.js";
import { type Format, formatFor } from "./format.js";

/** Numbers, dates and periods in the reader's language and time zone. */
export function useFormat(): Format {
  const { code } = useLanguage();
  return useMemo(() => formatFor(code), [code]);
}
