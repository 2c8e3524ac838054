import { encode } from "uqr";

/** A QR code as an SVG path: its dark squares in a square of this size. */
export interface QrCode {
  size: number;
  path: string;
}

/** How wide the margin is that scanners need, in squares. */
const border = 4;

export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { border });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}
