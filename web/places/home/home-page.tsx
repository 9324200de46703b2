import { useWords } from "../../language/index.js";
import { Page } from "../../parts/index.js";

export function HomePage() {
  const words = useWords("shell");
  return <Page title={words("nav.home")} />;
}
