import type { Page } from "playwright-core";

/** What is not to be seen in any picture: notices of errors, what is on its way, contents nobody has. */
const UNFIT = [
  ".notice-danger",
  ".loading",
  ".spinner",
  "[aria-busy=true]",
  ...["missing", "differs", "pending"].map((state) => `.verified[data-state=${state}]`),
].join(", ");

/** Words of everything on the page that is not to be seen. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = page.locator(UNFIT).filter({ visible: true });
  const said = (await found.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
  const chinese = await page.evaluate(`${HAN}.test(document.querySelector("main")?.innerText)`);
  return chinese !== true || (await hasChinese(page)) ? said : [...said, NO_CHINESE];
}

/** Said where boxes would stand for letters. */
export const NO_CHINESE =
  "no font here has Chinese letters; install one (apt-get install fonts-droid-fallback)";

const HAN = String.raw`/\p{Script=Han}/u`;

/** Whether two Chinese letters look different: without a font both are the same empty box. */
export async function hasChinese(page: Page): Promise<boolean> {
  return (await page.evaluate(DIFFER)) === true;
}

const DIFFER = `(() => {
  const drawn = (text) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen.font = "40px " + getComputedStyle(document.body).fontFamily;
    pen.fillText(text, 0, 50);
    return canvas.toDataURL();
  };
  return drawn("中") !== drawn("文");
})()`;
