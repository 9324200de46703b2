import { useEffect, useState } from "react";
import { useWords } from "../language/index.js";
import { Button } from "./button.js";

export interface CopyButtonProps {
  text: string;
  /** What is copied, for those who do not see what it stands beside: "address". */
  what?: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const words = useWords("parts");
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 3000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <span className="copy">
      <Button
        tone="quiet"
        onPress={() => void copy()}
        {...(what === undefined ? {} : { "aria-label": words("copy.what", { what }) })}
      >
        {words("copy.button")}
      </Button>
      <span role="status" className="copy-state">
        {state !== "ready" && words(`copy.${state}`)}
      </span>
    </span>
  );
}
