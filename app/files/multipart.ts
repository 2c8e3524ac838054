import { Refusal } from "#domain/refusal.ts";

/*
 * Reads a form with files as it arrives: multipart/form-data (RFC 7578). request.formData() and the usual
 * parsers hold each file in memory; here a file is passed on chunk by chunk.
 */

/** A field of a form; one with a file name is a file. */
export interface Part {
  name: string;
  fileName: string | null;
  /** As its sender claims. */
  type: string;
  /** Must be read to its end before the next part. */
  body: AsyncGenerator<Uint8Array, void, undefined>;
}

/** The refusal of a body that isn't a form, or ends too early. */
export function unreadable(): Refusal {
  return new Refusal("BAD_REQUEST", "This form couldn't be read. Reload the page and try again.");
}

/** The longest header of a part, in bytes. */
const longestHeader = 16 * 1024;

const encoder = new TextEncoder();
const blankLine = encoder.encode("\r\n\r\n");

/** The boundary that a Content-Type names; null for another type. */
export function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))/i.exec(
      contentType,
    ) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * The parts of a form, one after the other; whoever stops early leaves the rest of the body unread.
 * Refuses BAD_REQUEST.
 */
export async function* readParts(
  body: ReadableStream<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part, void, undefined> {
  // The first boundary may be at the very start; all others begin a line.
  const delimiter = encoder.encode(`\r\n--${boundary}`);
  const chunks = body.values({ preventCancel: true });
  const input = new Input(chunks, delimiter.subarray(0, 2));
  try {
    await skip(input.until(delimiter));
    while (!(await input.endsForm())) {
      const described = describedBy(new TextDecoder().decode(await input.header()));
      const part = { ...described, body: input.until(delimiter) };
      yield part;
      await skip(part.body);
    }
  } finally {
    await chunks.return?.();
  }
}

async function skip(chunks: AsyncGenerator<Uint8Array, void, undefined>): Promise<void> {
  for await (const _ of chunks);
}

function describedBy(header: string): Omit<Part, "body"> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(header)?.[1] ?? "";
  const named = (parameter: string) =>
    new RegExp(`(?:^|;)\\s*${parameter}="([^"]*)"`, "i").exec(disposition)?.[1];
  const name = named("name");
  if (name === undefined) throw unreadable();
  const fileName = named("filename");
  return {
    name: unescaped(name),
    fileName: fileName === undefined ? null : unescaped(fileName),
    type: /^content-type:\s*(.*)$/im.exec(header)?.[1]?.trim() ?? "",
  };
}

/** Browsers encode quotes and line ends, and nothing else. */
function unescaped(text: string): string {
  return text.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n");
}

/** A stream of bytes that is searched as it arrives; little more than a chunk of it is held. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array;

  constructor(chunks: AsyncIterator<Uint8Array>, prefix: Uint8Array) {
    this.#chunks = chunks;
    this.#held = prefix;
  }

  /** The bytes before the next `mark`, which is consumed too. */
  async *until(mark: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const at = indexOf(this.#held, mark);
      // Without a mark, its beginning may be at the end.
      const end = at === -1 ? Math.max(this.#held.length - mark.length + 1, 0) : at;
      const found = this.#held.subarray(0, end);
      this.#held = this.#held.subarray(at === -1 ? end : end + mark.length);
      if (found.length > 0) yield found;
      if (at !== -1) return;
      await this.#fill();
    }
  }

  /** After a boundary: two dashes end the form, a line end precedes a part. */
  async endsForm(): Promise<boolean> {
    while (this.#held.length < 2) await this.#fill();
    const [first, second] = this.#held;
    this.#held = this.#held.subarray(2);
    if (first === 0x2d && second === 0x2d) return true;
    if (first === 0x0d && second === 0x0a) return false;
    throw unreadable();
  }

  async header(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.until(blankLine)) {
      length += chunk.length;
      if (length > longestHeader) throw unreadable();
      chunks.push(chunk);
    }
    return chunks.reduce(joined, new Uint8Array());
  }

  async #fill(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done) throw unreadable();
    this.#held = this.#held.length === 0 ? value : joined(this.#held, value);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Where `mark` first is in `bytes`; -1 for nowhere. */
function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  const [first = 0] = mark;
  const last = bytes.length - mark.length;
  for (let at = bytes.indexOf(first); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
