import { expect } from "chai";
import fc from "fast-check";
import { renderMarkdown } from "../../../core/lists/index.js";

/** Everything that may stand in the result: these tags, with these attributes, and text without bare angle brackets. */
const SAFE_TAG =
  /<(?:\/?(?:p|em|strong|code|pre|ul|ol|li|blockquote|h[1-6])|hr \/|br \/|\/a|\/span|span class="host"|ol start="\d+"|code class="language-[^"<>]*"|a href="(?:https?:\/\/|mailto:)[^"<>\s]*" rel="nofollow ugc noopener noreferrer")>/gi;

/** Fails unless nothing in it can run, fetch, or be anything but these tags and text. */
function expectSafe(html: string, source: string): void {
  const text = html.replace(SAFE_TAG, "");
  expect(text, `${source} became ${html}`).to.not.match(/[<>]/);
}

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=javascript:alert(1)>",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](java\tscript:alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](javascript&colon;alert(1))",
  "[a](data:text/html;base64,PHNjcmlwdD4=)",
  "[a](vbscript:x)",
  "[a](//evil.example)",
  "[a](/v1/posts)",
  "<javascript:alert(1)>",
  "![a](https://tracker.example/x.png)",
  "![a](javascript:alert(1))",
  '[a](https://x.example "\\" onmouseover=alert(1) x=\\"")',
  '[a](https://x.example" onclick=alert(1)>)',
  "[a]: javascript:alert(1)\n\n[a]",
  "`<script>`",
  "```html\n<script>alert(1)</script>\n```",
  '```"><script>alert(1)</script>\n```',
  "<!-- --><script>-->",
  "<![CDATA[<script>]]>",
  "&lt;script&gt;",
  "[<script>](https://x.example)",
  "<a href='https://x.example' onclick='alert(1)'>x</a>",
  "\u0000<script>",
  "[a](https://x.example/\u202E)",
];

describe("rendering a post", () => {
  it("renders CommonMark", () => {
    expect(renderMarkdown("# Title\n\nSome *text* and `code`.\n\n- one\n- two\n")).to.equal(
      "<h1>Title</h1>\n<p>Some <em>text</em> and <code>code</code>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n",
    );
    expect(renderMarkdown(Buffer.from("a\n\n> b", "utf8"))).to.contain("<blockquote>");
  });

  it("shows HTML as the text it is", () => {
    expect(renderMarkdown("quoting <foo> & </p>")).to.equal(
      "<p>quoting &lt;foo&gt; &amp; &lt;/p&gt;</p>",
    );
  });

  it("shows where a link leads unless it says so itself", () => {
    expect(renderMarkdown("[bank](https://evil.example/x)")).to.contain(
      '>bank</a> <span class="host">(evil.example)</span>',
    );
    expect(renderMarkdown("[https://bank.example](https://bank.example@evil.example/)")).to.contain(
      "(evil.example)",
    );
    expect(renderMarkdown("<https://ok.example/a>")).to.not.contain("host");
    expect(renderMarkdown("[me](mailto:me@example.org)")).to.contain(
      'href="mailto:me@example.org"',
    );
    expect(renderMarkdown("[б](https://пример.example)")).to.match(/\(%D0[%\w.]+\)/);
  });

  it("fetches nothing: an image is a link to it", () => {
    const html = renderMarkdown("![chart](https://tracker.example/x.png)");
    expect(html).to.not.contain("<img");
    expect(html).to.contain('<a href="https://tracker.example/x.png"');
  });

  for (const attack of ATTACKS) {
    it(`takes the sting out of ${JSON.stringify(attack)}`, () => {
      expectSafe(renderMarkdown(attack), attack);
    });
  }

  it("is safe for attacks in any mixture", () => {
    const pieces = fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.constantFrom(
        "[",
        "](",
        ")",
        "<",
        ">",
        '"',
        "'",
        "`",
        "\n",
        "\\",
        "&",
        "*",
        "_",
        "- ",
        "> ",
        "    ",
        "![",
        ": ",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const source = parts.join("");
        expectSafe(renderMarkdown(source), source);
      }),
      { numRuns: 1500 },
    );
  });

  const heavy: [string, string][] = [
    ["quotes in quotes", ">".repeat(65_536)],
    ["lists in lists", "- ".repeat(32_768)],
    ["numbers in numbers", "1. ".repeat(21_845)],
    ["emphasis in emphasis", "*_".repeat(32_768)],
    ["open brackets", "[".repeat(65_536)],
    ["open links", "[a](".repeat(16_384)],
    ["steps of lists", Array.from({ length: 350 }, (_, n) => `${" ".repeat(n)}- a`).join("\n")],
    ["many small quotes", "> > > > > > > > a\n\n".repeat(3_500)],
  ];
  for (const [what, text] of heavy) {
    it(`shows ${what} as they are instead of working on them for minutes`, () => {
      const html = renderMarkdown(text);
      expectSafe(html, what);
      expect(html.startsWith("<pre><code>")).to.equal(true);
    });
  }

  it("renders what people write at length", () => {
    const page =
      "A paragraph of *some* length with a [link](https://a.example).\n\n- one\n- two\n\n> said\n\n";
    expect(renderMarkdown(page.repeat(180))).to.contain("<em>some</em>");
  });
});
