import MarkdownIt from "markdown-it";

/*
 * Markdown becomes HTML on the server only: a file named .server never reaches the browser. Text
 * that isn't one of the marks below stays text, so that none of it can run.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

/** Where a link may lead; any other stays the text that was typed. */
const linked = /^(https?:\/\/|mailto:|tel:)/i;

markdown.validateLink = (url) => linked.test(url);
markdown.linkify.set({ fuzzyLink: true });

// Browsers know the names of all characters: their table would be 16 kB of the Worker.
markdown.inline.ruler.at("entity", (state, silent) => {
  const [name] =
    /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});/i.exec(
      state.src.slice(state.pos, state.pos + 34),
    ) ?? [];
  if (!name) return false;
  if (!silent) state.push("html_inline", "", 0).content = name;
  state.pos += name.length;
  return true;
});

/** The page has its own h1, and an h2 above the text. */
const headingsBelow = 2;

const { rules } = markdown.renderer;

rules.link_open = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet("rel", "nofollow noopener");
  return renderer.renderToken(tokens, index, options);
};

rules.heading_open = rules.heading_close = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + headingsBelow)}`;
  return renderer.renderToken(tokens, index, options);
};

// Images from other sites would tell them who reads what, and the page's policy blocks them anyway.
rules.image = (tokens, index) => {
  const { escapeHtml } = markdown.utils;
  const url = String(tokens[index]?.attrGet("src") ?? "");
  const text = escapeHtml(tokens[index]?.content || url);
  const within = tokens
    .slice(0, index)
    .reduce((depth, { type, nesting }) => depth + (type.startsWith("link_") ? nesting : 0), 0);
  return within > 0 ? text : `<a href="${escapeHtml(url)}" rel="nofollow noopener">${text}</a>`;
};

// "- [ ] call" is a task in most editors: its box is shown, but can't be checked.
markdown.core.ruler.push("boxes", ({ tokens }) => {
  for (const [index, { type, children }] of tokens.entries()) {
    const first = children?.[0];
    if (type !== "inline" || tokens[index - 2]?.type !== "list_item_open" || !first) continue;
    first.content = first.content.replace(/^\[ \] /, "\u2610 ").replace(/^\[x\] /i, "\u2611 ");
  }
});

/** A Markdown text as safe HTML; null if there is nothing to show. */
export function renderMarkdown(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : markdown.render(text);
}
