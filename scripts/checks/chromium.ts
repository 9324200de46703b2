import { accessSync, constants } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is; nothing when there is none. `CHROMIUM_BIN` names another. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM_BIN, ...PLACES].find((path) => {
    try {
      accessSync(path ?? "", constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
