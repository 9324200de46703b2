import { type ComponentType, lazy } from "react";
import { untilThere } from "../language/index.js";

/** Then the page says that the app was updated, or what else is wrong. */
const TRIES = 4;

/** A component whose code comes when it is first shown, and is asked for again where the line fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as `lazy` of React has it
export const late = <Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>) =>
  lazy(() => untilThere(load, TRIES));
