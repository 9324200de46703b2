import { type ReactNode, useId, useState } from "react";
import { useWords } from "../language/index.js";
import { Button } from "../parts/index.js";
import type { Intent, Landed } from "./intent.js";
import { useAct } from "./use-act.js";

export interface ActButtonProps {
  /**
   * What is to be done; made once there is an account, which it is given: it may have been connected in the dialog.
   * What it throws is explained there.
   */
  intent: (account: string) => Promise<Intent> | Intent;
  children: ReactNode;
  isDisabled?: boolean;
  /** Why it cannot be done now: the button stays in its place, does nothing, and says so. */
  why?: string | undefined;
  /** Called once it is on the chain. */
  onLanded?: (landed: Landed) => void;
}

/** A button that does something in the coalition, through the wallet and the dialog. */
export function ActButton({ intent, children, isDisabled, why, onLanded }: ActButtonProps) {
  const { act } = useAct();
  const [busy, setBusy] = useState(false);
  const reason = useId();
  const words = useWords("acting");
  const whyNot = why ?? (busy ? words("begun") : undefined);
  const press = async () => {
    setBusy(true);
    try {
      // Apart from the call after it: with nobody to tell, `?.()` would not even make its argument.
      const landed = await act(intent);
      onLanded?.(landed);
    } catch {
      // The dialog has explained it; what was typed is still there.
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        onPress={() => void press()}
        isDisabled={isDisabled === true || whyNot !== undefined}
        aria-describedby={whyNot === undefined ? undefined : reason}
      >
        {children}
      </Button>
      {whyNot !== undefined && (
        <span id={reason} className="act-why">
          {whyNot}
        </span>
      )}
    </>
  );
}
