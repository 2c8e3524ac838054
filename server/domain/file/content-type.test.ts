import fc from "fast-check";
import { expect, test } from "vitest";
import { imageIn, safeType } from "./content-type.ts";

function bytes(...parts: (string | number[])[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
    ),
  );
}

const png = bytes("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, 1, 0x40, 0, 0, 0, 0xf0]);
const gif = bytes("GIF89a", [0x40, 1, 0xf0, 0]);
const jpeg = bytes(
  ...[
    [0xff, 0xd8],
    [0xff, 0xe0, 0, 4, 1, 2],
    [0xff, 0xff, 0xc4, 0, 3, 9],
  ],
  [0xff, 0xc2, 0, 17, 8, 0, 0xf0, 1, 0x40],
);
const lossy = bytes(
  "RIFF",
  [0, 0, 0, 0],
  "WEBPVP8 ",
  [0, 0, 0, 0, 1, 2, 3, 0x9d, 1, 0x2a],
  [...[0x40, 1, 0xf0, 0]],
);
const extended = bytes(
  "RIFF",
  [0, 0, 0, 0],
  "WEBPVP8X",
  [10, 0, 0, 0, 0, 0, 0, 0],
  [...[0x3f, 1, 0, 0xef, 0, 0]],
);
const lossless = bytes(
  "RIFF",
  [0, 0, 0, 0],
  "WEBPVP8L",
  [0, 0, 0, 0, 0x2f],
  [...[0x3f, 0xc1, 0x3b, 0]],
);
const avif = bytes([0, 0, 0, 28], "ftypavif", [0, 0, 0, 0], "mif1", [0, 0, 0, 20], "ispe", [
  ...[0, 0, 0, 0, 0, 0, 1, 0x40, 0, 0, 0, 0xf0],
]);

test.each([
  ["image/png", png],
  ["image/gif", gif],
  ["image/jpeg", jpeg],
  ["image/webp", lossy],
  ["image/webp", extended],
  ["image/webp", lossless],
  ["image/avif", avif],
])("%s is known by its first bytes, with its size", (type, head) => {
  expect(imageIn(head)).toEqual({ type, width: 320, height: 240 });
});

test.each([
  ["<svg xmlns='http://www.w3.org/2000/svg'/>"],
  ["<!doctype html><script>alert(1)</script>"],
  ["%PDF-1.7"],
  ["\x89PNG"],
  [""],
])("%s is no image, whatever it claims to be", (text) => {
  expect(imageIn(bytes(text))).toBeNull();
});

test("an image whose header is cut off or makes no sense has no size", () => {
  const anyHead = fc.constantFrom(png, gif, jpeg, lossy, extended, lossless, avif);
  fc.assert(
    fc.property(
      anyHead,
      fc.nat({ max: 60 }),
      fc.uint8Array({ maxLength: 60 }),
      (head, end, rest) => {
        const image = imageIn(new Uint8Array([...head.slice(0, end), ...rest]));
        expect(image === null || image.type.startsWith("image/")).toBe(true);
        expect(image?.width === 0 || image?.height === 0).toBe(false);
      },
    ),
  );
});

test.each([
  ["application/pdf", "application/pdf"],
  ["Text/CSV; charset=utf-8", "text/csv"],
  ["text/html", "application/octet-stream"],
  ["image/svg+xml", "application/octet-stream"],
  ["image/png", "application/octet-stream"],
  ["text/javascript", "application/octet-stream"],
  ["", "application/octet-stream"],
])("a file that claims to be %s is sent as %s", (claimed, sent) => {
  expect(safeType(claimed)).toBe(sent);
});
