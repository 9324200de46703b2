import { Link } from "react-router";
import { shortAddress } from "../../core/format/address.js";
import { useWords } from "../language/index.js";
import { CopyButton } from "./copy-button.js";

export interface AccountProps {
  address: string;
  /** All of it, where somebody decides by it. */
  full?: boolean;
  /** Without the link to the member's page and the button to copy it, as in a link of its own. */
  bare?: boolean;
}

/** Somebody's account: a link to who it is. */
export function Account({ address, full = false, bare = false }: AccountProps) {
  const words = useWords("parts");
  const shown = (
    <bdi dir="ltr" className="code" title={address}>
      {full ? address : shortAddress(address)}
    </bdi>
  );
  if (bare) return shown;
  return (
    <span className="account">
      <Link to={`/members/${address}`}>{shown}</Link>
      <CopyButton text={address} what={words("account")} />
    </span>
  );
}
