interface ProseProps {
  /** What `renderMarkdown` made of the text on the server; null while the text is on its way there. */
  html: string | null;
  text: string;
}

/** A text that was written in Markdown; as it was typed while it is on its way. */
export function Prose({ html, text }: ProseProps) {
  if (html === null) return <p className="notes">{text}</p>;
  return (
    <div
      className="prose"
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no markup of the text through.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
