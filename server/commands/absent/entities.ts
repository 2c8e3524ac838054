const named: Record<string, string> = {
  "&amp;": "&",
  "&apos;": "'",
  "&gt;": ">",
  "&lt;": "<",
  "&quot;": '"',
};

/**
 * A character by its name in HTML, in the address or title of a link, where markdown-it needs it. In
 * text browsers read all 2,125 names themselves (app/markdown.server.ts).
 */
export function decodeHTMLStrict(name: string): string {
  return named[name] ?? name;
}
