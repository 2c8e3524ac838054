/* The formats of email and web addresses. */

/**
 * Whether a text has the format of an email address: one @, something on both sides, a dot in the
 * domain, no spaces. Letters of any script are allowed; only sending shows whether mail arrives.
 */
export function isEmail(text: string): boolean {
  return /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@.,;:<>()[\]\\]+(\.[^\s@.,;:<>()[\]\\]+)+$/u.test(text);
}

/** Whether a text is a web address, with or without https://. */
export function isLink(text: string): boolean {
  return linkOf(text) !== null;
}

/** The URL of a link as typed: http or https only; null if it isn't one. */
export function linkOf(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (/\s/.test(address) || !URL.canParse(address)) return null;
  const { protocol, hostname, href } = new URL(address);
  const onWeb = protocol === "https:" || protocol === "http:";
  return onWeb && /[^.]\.[^.]/.test(hostname) ? href : null;
}
