/** A text that was written in Markdown, from the HTML that `renderMarkdown` made of it on the server. */
export function Prose({ html }: { html: string }) {
  return (
    <div
      className="prose"
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no markup of the text through.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
