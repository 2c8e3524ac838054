/** The longest file name, in characters, without its extension. */
const longestName = 80;

/** Characters that file systems refuse, or that display a name in a different order. */
const unfit = /[\p{Cc}/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The header that makes a browser save an answer as a file with this name (RFC 6266): in full for
 * browsers that read RFC 8187, in ASCII for the rest.
 */
export function attachment(name: string, ending: string): string {
  const fit = Array.from(name.replace(unfit, " ").replace(/\s+/g, " "))
    .slice(0, longestName)
    .join("")
    // A leading dot hides a file; Windows drops dots and spaces at the end.
    .replace(/^[. ]+|[. ]+$/g, "");
  const full = `${fit || "file"}.${ending}`;
  const plain = full
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(full).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
