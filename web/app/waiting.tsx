import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "../language/index.js";
import { Loading } from "../parts/index.js";
import { whyMissing, type WhyMissing } from "./why-missing.js";

/** What takes longer is told why. */
const LONG_MS = 8_000;

/** While a page is on its way: it has a heading all the same. */
export function Waiting({ children }: { children?: ReactNode }) {
  const words = useWords("shell");
  const [why, setWhy] = useState<WhyMissing>();
  useEffect(() => {
    const timer = setTimeout(() => void whyMissing().then(setWhy), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <h1 className="waiting">{words("title")}</h1>
      <Loading>{children}</Loading>
      {why !== undefined && why !== "refused" && <p>{words(`late.${why}`)}</p>}
    </>
  );
}
