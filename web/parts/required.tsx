import { useWords } from "../language/index.js";

export function Required() {
  const words = useWords("parts");
  return <span className="field-required"> {words("required")}</span>;
}
