/** Where an email leads: what a mail program would take for more than the address is percent-encoded. */
export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email).replace(/%40|%2B/g, decodeURIComponent)}`;
}

/** Where a phone number leads (RFC 3966): an extension after it isn't dialled as part of it. */
export function phoneLink(phone: string): string {
  const [number = "", extension] = phone.split(/\s*(?:ext\.?|x|#)\s*(?=\d+\s*$)/i);
  const dialled = `tel:${encodeURIComponent(number.replace(/\s/g, "")).replace("%2B", "+")}`;
  return extension ? `${dialled};ext=${extension.trim()}` : dialled;
}
