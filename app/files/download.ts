/** The longest name of a file that we name ourselves, in characters, without its extension. */
const longestName = 80;

/** The longest name that a header carries, in characters. */
const longestInHeader = 255;

/** Characters that file systems refuse, or that display a name in a different order. */
const unfit = /[\p{Cc}/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name as file systems take it; empty if nothing is left of it. */
function fitName(name: string, longest: number): string {
  return (
    Array.from(name.replace(unfit, " ").replace(/\s+/g, " "))
      .slice(0, longest)
      .join("")
      // A leading dot hides a file; Windows drops dots and spaces at the end.
      .replace(/^[. ]+|[. ]+$/g, "")
  );
}

/** The header that makes a browser save an answer as a file with this name. */
export function attachment(name: string, ending: string): string {
  return contentDisposition("attachment", `${fitName(name, longestName) || "file"}.${ending}`);
}

/**
 * The header that says whether a browser shows an answer or saves it, and under which name (RFC 6266):
 * in full for browsers that read RFC 8187, in ASCII for the rest.
 */
export function contentDisposition(way: "inline" | "attachment", name: string): string {
  const full = fitName(name, longestInHeader) || "file";
  const plain = full
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(full).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
