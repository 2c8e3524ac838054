import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.server.ts";

const render = (text: string) => (renderMarkdown(text) ?? "").trim();

test("plain text stays unchanged, line for line", () => {
  expect(render("Met in Sydney.\nLikes 2 < 3 & tea")).toBe(
    "<p>Met in Sydney.<br>\nLikes 2 &lt; 3 &amp; tea</p>",
  );
  expect(renderMarkdown(null)).toBeNull();
  expect(renderMarkdown(" \n\t")).toBeNull();
});

test("marks, lists, code, quotes and tables are rendered", () => {
  expect(render("**a** *b* ~~c~~ `d`")).toBe(
    "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>",
  );
  expect(render("- a\n- [ ] b\n- [x] c")).toBe(
    "<ul>\n<li>a</li>\n<li>\u2610 b</li>\n<li>\u2611 c</li>\n</ul>",
  );
  expect(render("> a\n\n    b")).toContain("<blockquote>");
  expect(render("|a|b|\n|-|-|\n|1|2|")).toContain("<td>1</td>");
});

test("a character by its name or number is left to the browser, and nothing else is", () => {
  expect(render("&copy; &eacute; **&#8364;** &#x20AC;")).toBe(
    "<p>&copy; &eacute; <strong>&#8364;</strong> &#x20AC;</p>",
  );
  expect(render("AT&T & co; &<b>; `&lt;`")).toBe(
    "<p>AT&amp;T &amp; co; &amp;&lt;b&gt;; <code>&amp;lt;</code></p>",
  );
});

test("a heading in a text is below those of the page", () => {
  expect(render("# a\n\n## b\n\n###### c")).toBe("<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>");
});

test("links lead to the web, to mail and to phones, and give nothing of the page away", () => {
  const rel = 'rel="nofollow noopener"';
  expect(render("[a](https://example.com/?a=1&b=2)")).toBe(
    `<p><a href="https://example.com/?a=1&amp;b=2" ${rel}>a</a></p>`,
  );
  expect(render("www.example.com")).toContain(`<a href="http://www.example.com" ${rel}>`);
  expect(render("ann@example.com")).toContain(`<a href="mailto:ann@example.com" ${rel}>`);
  expect(render("[call](tel:+61412345678)")).toContain(`<a href="tel:+61412345678" ${rel}>`);
});

test("no other address becomes a link", () => {
  const addresses = [
    ...["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "vbscript:x"],
    ...["data:text/html,<script>alert(1)</script>", "data:image/png;base64,AAAA", "file:///etc"],
    ...["//example.com", "/contacts", "../x", "#main", "blob:https://example.com/1", "ftp://x.org"],
    ...["&#106;avascript:alert(1)", "javascript&colon;alert(1)", "\u0001javascript:alert(1)"],
    ...["https:javascript:alert(1)", "httpss://x", "tel\u200b:1", " javascript:alert(1)"],
  ];
  const forms = (url: string) =>
    [`[a](${url})`, `[a](<${url}>)`, `<${url}>`, `[a]: ${url}\n\n[a]`, `![a](${url})`].map(render);
  for (const html of addresses.flatMap(forms)) {
    expect(html).not.toMatch(/href="(?!(https?:\/\/|mailto:|tel:))|<img/i);
  }
});

test("an image is a link to where it is, and never loaded", () => {
  const image = "![a \"b\" <c>](https://example.com/p.png 'title')";
  expect(render(image)).toBe(
    '<p><a href="https://example.com/p.png" rel="nofollow noopener">a &quot;b&quot; &lt;c&gt;</a></p>',
  );
  expect(render("![](https://example.com/p.png)")).toContain(">https://example.com/p.png</a>");
  expect(render("[![a](https://x.org/p.png)](https://example.com)")).toBe(
    '<p><a href="https://example.com" rel="nofollow noopener">a</a></p>',
  );
});

/** The tags that a text may become; for those with an attribute, its allowed values. */
const harmless =
  /<\/?(p|br|strong|em|s|code|pre|ul|li|blockquote|hr|table|thead|tbody|tr|h[3-6])>|<\/?(td|th)( style="text-align:(left|center|right)")?>|<\/?ol( start="\d+")?>|<code class="language-[^"<>]*">|<a href="(https?:\/\/|mailto:|tel:)[^"<>]*"( title="[^"<>]*")? rel="nofollow noopener">|<\/a>/g;

/** What remains of a rendering without its harmless tags, if it could be markup. */
function harmIn(html: string): RegExpMatchArray | null {
  return html.replace(harmless, "").match(/[<>"]/);
}

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "</p></div><iframe src=//evil.example>",
  "<!-- <b> --> <![CDATA[<b>]]> <?php ?>",
  '[a](https://example.com"onmouseover="alert(1))',
  "[a](https://example.com 'x\" onmouseover=\"alert(1)')",
  '![a](https://example.com/"onerror="alert(1))',
  'https://example.com/"onmouseover=alert(1)//',
  '<https://example.com/"onmouseover="alert(1)>',
  '```"onmouseover="alert(1)\n<b>\n```',
  "`<b onclick=alert(1)>`",
  "|<b>|\"|\n|:-:|-|\n|<i>|'|",
  "[<b>](https://example.com)",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  '<a href="https://example.com" onclick=alert(1)>x</a>',
  "\u2028<b>\u2029\0<b>\ufeff<b>",
];

test("no markup that could run remains", () => {
  const left = hostile.flatMap((text) => harmIn(render(text)) ?? []);
  expect(left).toEqual([]);
});

test("no text leaves anything that could run", () => {
  const piece = fc.constantFrom(
    ...["<", ">", '"', "'", "`", "[", "]", "(", ")", "!", "*", "_", "~", "|", "-", "#", "&", "\\"],
    ...["\n", "\n\n", " ", "    ", "a", "https://", "javascript:", "script", "onload=", "&quot;"],
    ...["&#34;", "&lt;", "://", "www.a.com", "a@b.co", "data:", "\0", "é", "😀", "1. ", "- "],
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (pieces) => {
      expect(harmIn(render(pieces.join("")))).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test("the longest text that a field accepts doesn't keep the server busy", () => {
  const longest = 20_000;
  const units = [
    ...["[", "[a](", "![", "*a _b ", "> ", "- ", "a@", "http://", "|a|b|\n", "<", "&", "**", "~~a"],
    "`",
    ...["(", "\\", "a\n", "1. ", "\t", "www.a.com ", "[a]: x\n", "//a.b"],
  ];
  for (const unit of units) {
    const html = render(unit.repeat(longest / unit.length));
    expect(html.length, unit).toBeLessThan(20 * longest);
  }
});
