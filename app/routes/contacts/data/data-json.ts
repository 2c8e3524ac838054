import { readableTimes } from "#app/files/export/json-format.ts";
import type { ContactDataPage } from "#server/services/contact/everything.ts";

/** All data about a contact as JSON, a list for each part and a record a line, piece by piece. */
export async function* jsonOfData(pages: AsyncIterable<ContactDataPage>): AsyncGenerator<string> {
  let current: ContactDataPage["part"] | undefined;
  let separator = "";
  yield "{";
  for await (const { part, items } of pages) {
    if (part !== current) {
      yield `${current === undefined ? "" : "\n],"}\n${JSON.stringify(part)}: [`;
      separator = "\n";
      current = part;
    }
    for (const item of items) {
      yield separator + JSON.stringify(item, readableTimes);
      separator = ",\n";
    }
  }
  yield "\n]\n}\n";
}
