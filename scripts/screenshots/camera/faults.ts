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
  const unkind = await page.evaluate(FONTS);
  return unkind === true
    ? said
    : [...said, "letters without a glyph: install a font that has them"];
}

/** Whether two Chinese characters look different: without a font both are the same empty box. */
const FONTS = `(() => {
  const drawn = (text) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen.font = "40px " + getComputedStyle(document.body).fontFamily;
    pen.fillText(text, 0, 50);
    return canvas.toDataURL();
  };
  return drawn("中") !== drawn("文");
})()`;
