import { type Browser, chromium } from "playwright-core";
import { DaoError } from "../../core/errors.js";
import { chromiumPath } from "../checks/chromium.js";

/**
 * A headless Chromium of this machine.
 *
 * @throws DaoError `NO_CHROMIUM`
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new DaoError("NO_CHROMIUM", "There is no Chromium on this machine.", {
      hint: "Install it (apt-get install chromium), or set CHROMIUM_BIN.",
    });
  return chromium.launch({
    executablePath,
    // A container's root has no sandbox of Chromium's own.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}
