import fc from "fast-check";
import { expect, test } from "vitest";
import { attachment } from "./download.ts";

/** The full name, as browsers read it. */
function nameIn(header: string): string {
  return decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? "");
}

test("a file keeps its name, in full and in ASCII", () => {
  expect(attachment("Zoë Ångström", "vcf")).toBe(
    "attachment; filename=\"Zoe Angstrom.vcf\"; filename*=UTF-8''Zo%C3%AB%20%C3%85ngstr%C3%B6m.vcf",
  );
  expect(attachment("漢字", "vcf")).toBe(
    "attachment; filename=\"__.vcf\"; filename*=UTF-8''%E6%BC%A2%E5%AD%97.vcf",
  );
  expect(attachment("O'Brien (Jr)*", "vcf")).toContain("UTF-8''O%27Brien%20%28Jr%29.vcf");
});

test("an empty, hidden or path-like name becomes a safe one", () => {
  expect(nameIn(attachment("", "vcf"))).toBe("file.vcf");
  expect(nameIn(attachment(" .. ", "vcf"))).toBe("file.vcf");
  expect(nameIn(attachment("../../etc/passwd", "vcf"))).toBe("etc passwd.vcf");
  expect(nameIn(attachment("a\u202efcv.exe", "vcf"))).toBe("a fcv.exe.vcf");
  expect(nameIn(attachment("x".repeat(400), "vcf"))).toHaveLength(84);
});

test("no name breaks out of its header, whatever it holds", () => {
  const piece = fc.constantFrom(
    '"',
    "\\",
    "\r\n",
    ";",
    "=",
    "%",
    "'",
    "*",
    "\0",
    "é",
    "😀",
    " ",
    ".",
    "/",
    "a",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" }))), (pieces) => {
      const header = attachment(pieces.join(""), "vcf");
      expect(header).toMatch(
        /^attachment; filename="[^"\\%\p{Cc}\u0080-\uffff]+\.vcf"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/u,
      );
      expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(
        header,
      );
      expect(nameIn(header)).toMatch(/\.vcf$/);
    }),
  );
});
