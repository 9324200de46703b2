import { askAhead } from "./reading/ahead.js";

let hasChosen = true;
try {
  hasChosen = localStorage.getItem("three-opens/connection") !== null;
} catch {
  // A browser that keeps nothing has no choice to keep either, but it may be one that does not say.
}
askAhead(document.baseURI, location.hash, hasChosen).catch(() => {
  // The program asks again, and says what is wrong.
});
