/* The shapes of addresses, of mail and on the web. */

/**
 * Whether a text has the shape of an address: one @, something on both sides, a dot in the domain,
 * no spaces. Letters of any script are taken; whether mail arrives, only sending tells.
 */
export function isEmail(text: string): boolean {
  return /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@.,;:<>()[\]\\]+(\.[^\s@.,;:<>()[\]\\]+)+$/u.test(text);
}

/** Whether a text is an address on the web, with or without https:// before it. */
export function isLink(text: string): boolean {
  return linkOf(text) !== null;
}

/** Where a link that somebody typed leads: http or https only; null when it is none. */
export function linkOf(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (/\s/.test(address) || !URL.canParse(address)) return null;
  const { protocol, hostname, href } = new URL(address);
  const onWeb = protocol === "https:" || protocol === "http:";
  return onWeb && /[^.]\.[^.]/.test(hostname) ? href : null;
}
