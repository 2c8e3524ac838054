/*
 * What a browser may take a file for. An image is known by its first bytes, whatever it claims to be.
 */

export interface ImageFacts {
  type: string;
  /** In pixels; null if the header doesn't say. */
  width: number | null;
  height: number | null;
}

type Reader = (bytes: DataView) => ImageFacts | null;

/** The image that a file begins with, by its magic bytes; null for anything else. */
export function imageIn(head: Uint8Array): ImageFacts | null {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (const read of [png, gif, jpeg, webp, avif]) {
    const found = read(bytes);
    if (found) return found;
  }
  return null;
}

function has(bytes: DataView, at: number, signature: string): boolean {
  if (at + signature.length > bytes.byteLength) return false;
  return Array.from(signature).every(
    (letter, index) => bytes.getUint8(at + index) === letter.charCodeAt(0),
  );
}

/** Sizes from a header that may be cut off. */
function sized(type: string, read: () => [width: number, height: number]): ImageFacts {
  try {
    const [width, height] = read();
    if (width > 0 && height > 0) return { type, width, height };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { type, width: null, height: null };
}

const png: Reader = (bytes) => {
  if (!has(bytes, 0, "\x89PNG\r\n\x1a\n")) return null;
  return sized("image/png", () => [bytes.getUint32(16), bytes.getUint32(20)]);
};

const gif: Reader = (bytes) => {
  if (!has(bytes, 0, "GIF87a") && !has(bytes, 0, "GIF89a")) return null;
  return sized("image/gif", () => [bytes.getUint16(6, true), bytes.getUint16(8, true)]);
};

const jpeg: Reader = (bytes) => {
  if (!has(bytes, 0, "\xff\xd8\xff")) return null;
  return sized("image/jpeg", () => {
    for (let at = 2; ; ) {
      const marker = bytes.getUint8(at + 1);
      if (bytes.getUint8(at) !== 0xff) return [0, 0];
      // The frame header: all of 0xC0 to 0xCF but the tables DHT, JPG and DAC.
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
        return [bytes.getUint16(at + 7), bytes.getUint16(at + 5)];
      }
      // Fill bytes before a marker.
      at += marker === 0xff ? 1 : 2 + bytes.getUint16(at + 2);
    }
  });
};

const webp: Reader = (bytes) => {
  if (!has(bytes, 0, "RIFF") || !has(bytes, 8, "WEBP")) return null;
  const uint24 = (at: number) => bytes.getUint16(at, true) + (bytes.getUint8(at + 2) << 16);
  return sized("image/webp", () => {
    if (has(bytes, 12, "VP8X")) return [uint24(24) + 1, uint24(27) + 1];
    if (has(bytes, 12, "VP8L")) {
      const bits = bytes.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
    }
    return [bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff];
  });
};

/** The brand of an AVIF stands in its first box; its size in a box named ispe. */
const avif: Reader = (bytes) => {
  if (!has(bytes, 4, "ftypavif") && !has(bytes, 4, "ftypavis")) return null;
  return sized("image/avif", () => {
    let at = 8;
    while (!has(bytes, at, "ispe")) {
      at += 1;
      if (at > 4096) return [0, 0];
    }
    return [bytes.getUint32(at + 8), bytes.getUint32(at + 12)];
  });
};

/** Types that no browser runs; any other is sent as plain bytes. */
const safeTypes = new Set([
  "application/pdf",
  "application/zip",
  "application/json",
  "application/msword",
  "application/rtf",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "audio/mpeg",
  "audio/mp4",
  "text/calendar",
  "text/csv",
  "text/plain",
  "text/vcard",
  "video/mp4",
  "video/quicktime",
  "video/webm",
]);

/** The type that a file is sent with, from the one that it claims to have. */
export function safeType(claimed: string): string {
  const type = claimed.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return safeTypes.has(type) ? type : "application/octet-stream";
}

/** Whether a stored type is an image, which is shown; anything else is downloaded. */
export function isImage(type: string): boolean {
  return type.startsWith("image/");
}
