/**
 * The URL of an email: characters that a mail program would read as more than the address are
 * percent-encoded.
 */
export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email).replace(/%40|%2B/g, decodeURIComponent)}`;
}

/** The URL of a phone number (RFC 3966): an extension isn't dialled as part of it. */
export function phoneLink(phone: string): string {
  const [number = "", extension] = phone.split(/\s*(?:ext\.?|x|#)\s*(?=\d+\s*$)/i);
  const dialled = `tel:${encodeURIComponent(number.replace(/\s/g, "")).replace("%2B", "+")}`;
  return extension ? `${dialled};ext=${extension.trim()}` : dialled;
}
