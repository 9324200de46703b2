import { useWords } from "../language/index.js";

/** The first thing the keyboard finds. Not an address: those of this app come after the "#" already. */
export function SkipLink() {
  const words = useWords("shell");
  return (
    <button
      type="button"
      className="skip"
      onClick={() => document.getElementById("content")?.focus()}
    >
      {words("skip")}
    </button>
  );
}
