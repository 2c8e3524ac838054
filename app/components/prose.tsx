interface ProseProps {
  /** The HTML that `renderMarkdown` made on the server; null while the text is being saved. */
  html: string | null;
  text: string;
}

/** A Markdown text; shown as typed while it is being saved. */
export function Prose({ html, text }: ProseProps) {
  if (html === null)
    return (
      <p className="notes" dir="auto">
        {text}
      </p>
    );
  return (
    <div
      className="prose"
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no markup of the text through.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
