/* The lines of vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350). */

/** One property of a card, such as `item1.TEL;TYPE=work:555`. */
export interface CardProperty {
  /** What it shares with other properties of the card, such as "item1"; empty for none. */
  group: string;
  /** In capitals. */
  name: string;
  /** The values of its parameters by their names in capitals; in 2.1, a type may stand alone. */
  parameters: ReadonlyMap<string, string[]>;
  /** As written, without line folds and quoted-printable. */
  value: string;
}

/** Whether a text begins as vCards do. */
export function isVCard(text: string): boolean {
  return /^\s*BEGIN:VCARD/i.test(text.slice(0, 1_000));
}

/** The properties of each card in a text; what is outside of cards is skipped. */
export function cardsIn(text: string): CardProperty[][] {
  const cards: CardProperty[][] = [];
  let open: CardProperty[] | null = null;
  for (const line of unfolded(text)) {
    const property = propertyIn(line);
    if (property?.name === "BEGIN" && /^vcard$/i.test(property.value.trim())) {
      open = [];
      cards.push(open);
    } else if (property?.name === "END") {
      open = null;
    } else if (property) {
      open?.push(property);
    }
  }
  return cards;
}

/** The lines of a text: one that begins with a space continues the one before. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(line);
    else if (/^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1);
    else if (isOpenQuotedPrintable(last)) lines[lines.length - 1] = last.slice(0, -1) + line;
    else lines.push(line);
  }
  return lines;
}

/** Quoted-printable text goes on in the next line after an equals sign. */
function isOpenQuotedPrintable(line: string): boolean {
  return line.endsWith("=") && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(line);
}

function propertyIn(line: string): CardProperty | null {
  const [, head, value] = /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(line) ?? [];
  if (head === undefined || value === undefined) return null;
  const [path = "", ...pieces] = head.match(/(?:[^";]|"[^"]*")+/g) ?? [];
  const [, group = "", name = ""] = /^(?:(.*)\.)?([^.]*)$/.exec(path.trim()) ?? [];
  const parameters = parametersIn(pieces);
  return { group, name: name.toUpperCase(), parameters, value: decoded(value, parameters) };
}

function parametersIn(pieces: string[]): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  for (const piece of pieces) {
    const [, name = "TYPE", text = ""] = /^(?:([\w-]+)=)?(.*)$/s.exec(piece) ?? [];
    const key = /^quoted-printable$|^base64$/i.test(text) ? "ENCODING" : name.toUpperCase();
    const values = text.replaceAll('"', "").split(",");
    parameters.set(key, [...(parameters.get(key) ?? []), ...values]);
  }
  return parameters;
}

function decoded(value: string, parameters: ReadonlyMap<string, string[]>): string {
  const encoding = parameters.get("ENCODING")?.[0] ?? "";
  if (!/^quoted-printable$/i.test(encoding)) return value;
  const bytes: number[] = [];
  for (const [piece, hex] of value.matchAll(/=([0-9A-F]{2})|[^=]+|=/gi)) {
    bytes.push(...(hex ? [Number.parseInt(hex, 16)] : new TextEncoder().encode(piece)));
  }
  return inCharset(Uint8Array.from(bytes), parameters.get("CHARSET")?.[0] ?? "utf-8");
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
