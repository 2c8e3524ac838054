/** The bytes of a piece: a multiple of three, so that pieces can be joined. */
const bytesInPiece = 150_000;

/** Bytes in base64, in pieces that the database can hold. */
export function piecesOf(bytes: Uint8Array): string[] {
  const count = Math.ceil(bytes.length / bytesInPiece);
  return Array.from({ length: count }, (_, piece) => {
    const from = piece * bytesInPiece;
    return base64Of(bytes.subarray(from, from + bytesInPiece));
  });
}

/** A call takes only so many arguments. */
const bytesInCall = 8_192;

function base64Of(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let from = 0; from < bytes.length; from += bytesInCall) {
    letters.push(String.fromCharCode(...bytes.subarray(from, from + bytesInCall)));
  }
  return btoa(letters.join(""));
}

/** The bytes that `piecesOf` has written. */
export function bytesOf(pieces: readonly string[]): Uint8Array {
  const decoded = pieces.map((piece) =>
    Uint8Array.from(atob(piece), (letter) => letter.charCodeAt(0)),
  );
  const bytes = new Uint8Array(decoded.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of decoded) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
