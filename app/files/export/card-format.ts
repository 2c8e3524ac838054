import { type CardContact, writeVCard } from "#domain/contact/vcard.ts";
import { type FileFormat, textWriter } from "./file-format.ts";

/** Contacts as vCards 4.0, each with the URI that identifies it for ever. */
export function cardFormat<Row extends CardContact>(uidOf: (row: Row) => string): FileFormat<Row> {
  return {
    ending: "vcf",
    type: "text/vcard; charset=utf-8",
    writer: () =>
      textWriter({
        begin: "",
        rows: (rows) => rows.map((row) => writeVCard(row, uidOf(row))).join(""),
      }),
  };
}
