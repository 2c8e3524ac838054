import { guessCharset } from "./charset.ts";

/* Texts that arrive in chunks: which encoding they are in, and their letters. */

/** The encoding of a text. */
export interface FoundEncoding {
  name: string;
  /** Whether other encodings would be possible too. */
  isGuess: boolean;
}

/** As many bytes at the beginning show all encodings but UTF-8, of which every byte counts. */
const longestHead = 64_000;

/** Finds the encoding of a text whose chunks are added in order. */
export class EncodingSearch {
  #head = new Uint8Array(0);
  #rest = new Uint8Array(0);
  #characters = 0;
  #strays = 0;
  #hasNul = false;

  add(chunk: Uint8Array, isLast = false): void {
    const room = longestHead - this.#head.length;
    if (room > 0) this.#head = joined(this.#head, chunk.subarray(0, room));
    const bytes = joined(this.#rest, chunk);
    const end = isLast ? bytes.length : wholeEnd(bytes);
    this.#rest = bytes.slice(end);
    this.#count(bytes.subarray(0, end));
    this.#hasNul ||= chunk.includes(0);
  }

  #count(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length > 0) this.#characters += 1;
      else this.#strays += 1;
      at += Math.max(length, 1) - 1;
    }
  }

  /** The encoding; null if it isn't a text. */
  found(): FoundEncoding | null {
    const wide = wideEncodingOf(this.#head);
    if (wide) return { name: wide, isGuess: false };
    if (this.#hasNul) return null;
    const hasMark = startsWith(this.#head, [0xef, 0xbb, 0xbf]);
    if (hasMark || this.#strays === 0) return { name: "utf-8", isGuess: false };
    // Some program has added a few bytes in Windows-1252.
    if (this.#strays < this.#characters) return { name: "utf-8", isGuess: true };
    return { name: guessCharset(this.#head), isGuess: true };
  }
}

/** Decodes a text, chunk by chunk; null for bytes that aren't in its encoding. */
export type ChunkDecoder = (chunk: Uint8Array, isLast: boolean) => string | null;

export function decoderOf({ name, isGuess }: FoundEncoding): ChunkDecoder {
  if (name === "utf-32") return utf32Decoder();
  if (name === "utf-8" && isGuess) return mixedDecoder();
  const decoder = new TextDecoder(name, { fatal: name.startsWith("utf-16") });
  return (chunk, isLast) => {
    try {
      return withoutNul(decoder.decode(chunk, { stream: !isLast }));
    } catch {
      return null;
    }
  };
}

function withoutNul(text: string): string | null {
  return text.includes("\0") ? null : text;
}

/** Decodes UTF-8 with a few bytes in Windows-1252. */
function mixedDecoder(): ChunkDecoder {
  let rest = new Uint8Array(0);
  return (chunk, isLast) => {
    const bytes = joined(rest, chunk);
    const end = isLast ? bytes.length : wholeEnd(bytes);
    rest = bytes.slice(end);
    return withoutNul(mixedText(bytes.subarray(0, end)));
  };
}

function mixedText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const [utf8, stray] = [new TextDecoder(), new TextDecoder("windows-1252")];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length - 1;
      continue;
    }
    pieces.push(utf8.decode(bytes.subarray(start, at)), stray.decode(bytes.subarray(at, at + 1)));
    start = at + 1;
  }
  return [...pieces, utf8.decode(bytes.subarray(start))].join("");
}

/** The length of the character in UTF-8 that begins at a byte beyond ASCII; 0 if none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  const length = lengthSaid(first);
  for (let next = 2; next < length; next += 1) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lengthSaid(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

/** Where bytes end with a whole character, if they are in UTF-8. */
function wholeEnd(bytes: Uint8Array): number {
  for (let back = 1; back < 4; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < lengthSaid(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function utf32Decoder(): ChunkDecoder {
  let rest = new Uint8Array(0);
  let isLittle: boolean | undefined;
  return (chunk) => {
    const bytes = joined(rest, chunk);
    const isFirst = isLittle === undefined;
    isLittle ??= startsWith(bytes, [0xff, 0xfe, 0, 0]);
    const end = bytes.length - (bytes.length % 4);
    rest = bytes.slice(end);
    const view = new DataView(bytes.buffer, bytes.byteOffset, end);
    const letters: string[] = [];
    for (let at = isFirst ? 4 : 0; at < end; at += 4) {
      const point = view.getUint32(at, isLittle);
      letters.push(point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point));
    }
    return withoutNul(letters.join(""));
  };
}

/**
 * UTF-32 by its byte order mark of four bytes, or which UTF-16 the bytes are: by the byte order mark, or because
 * every second byte of plain letters is zero. Null for others.
 */
function wideEncodingOf(head: Uint8Array): "utf-32" | "utf-16le" | "utf-16be" | null {
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) return "utf-32";
  if (startsWith(head, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(head, [0xfe, 0xff])) return "utf-16be";
  const sample = head.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > sample.length / 8) return "utf-16le";
  return odd === 0 && even > sample.length / 8 ? "utf-16be" : null;
}

export function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
