import { shortHash } from "../../core/format/identifier.js";
import { CopyButton } from "./copy-button.js";

export interface HashProps {
  value: string;
  /** What it is for: "fingerprint of the text". */
  what: string;
  full?: boolean;
}

/** A fingerprint or identifier: short to look at, whole to copy. */
export function Hash({ value, what, full = false }: HashProps) {
  return (
    <span className="hash">
      <bdi dir="ltr" className="code" title={`${what}: ${value}`}>
        {full ? value : shorten(value)}
      </bdi>
      <CopyButton text={value} what={what} />
    </span>
  );
}

/** CIDs are not hexadecimal and begin alike: their ends tell them apart. */
const shorten = (value: string) =>
  /^0x[0-9a-fA-F]{64}$/.test(value)
    ? shortHash(value)
    : value.length > 20
      ? `${value.slice(0, 8)}…${value.slice(-8)}`
      : value;
