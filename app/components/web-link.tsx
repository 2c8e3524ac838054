import { linkOf } from "#domain/address.ts";

/** A link to a typed address, shown without https://www. */
export function WebLink({ text }: { text: string }) {
  const url = linkOf(text);
  if (url === null) return text;
  return (
    <a href={url} rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}
    </a>
  );
}
