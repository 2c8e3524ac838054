import { request } from "node:http";
import { expect, test } from "vitest";
import { servedSite } from "./served-site.ts";
import { SiteVisitor, signUp } from "./visitor.ts";

/*
 * A long import under `npm start`: when the database answers at once, it must yield to other
 * requests by itself.
 */

const port = 4188;
const rows = 20_000;

const site = servedSite(port);

function fileOf(count: number): File {
  const lines = Array.from({ length: count }, (_, row) => `Ann${row},Lee,ann${row}@example.com`);
  return new File([["First Name,Last Name,Email", ...lines].join("\n")], "contacts.csv");
}

/** Starts to import a file; returns a function that cuts the connection. */
async function beginImport(person: SiteVisitor): Promise<() => void> {
  const form = new FormData();
  form.set("file", fileOf(rows));
  form.set("accept", "suggested");
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const sent = request(`${site.origin}/import`, {
    method: "POST",
    headers: {
      origin: site.origin,
      cookie: person.cookieHeader,
      "content-type": encoded.headers.get("content-type") ?? "",
      "content-length": body.byteLength,
    },
  });
  sent.on("error", () => undefined);
  sent.end(body);
  return () => sent.socket?.resetAndDestroy();
}

async function contactsOf(person: SiteVisitor): Promise<number> {
  // A keep-alive connection may be closed while the server is busy.
  const response = await person.send("/api/trpc/contact.list", {
    headers: { connection: "close" },
  });
  const answer = (await response.json()) as { result: { data: { json: { total: number } } } };
  return answer.result.data.json.total;
}

/**
 * Counts a person's contacts repeatedly until there are some: by then the import has started, or
 * finished.
 */
async function whenBegun(person: SiteVisitor): Promise<number> {
  for (;;) {
    const count = await contactsOf(person);
    if (count > 0) return count;
  }
}

/** Counts a person's contacts until two counts are the same. */
async function whenSettled(person: SiteVisitor): Promise<number> {
  let before = await contactsOf(person);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const count = await contactsOf(person);
    if (count === before) return count;
    before = count;
  }
}

test("others are answered while an import runs, and one that is cut off stops", async () => {
  const person = await signUp(new SiteVisitor(site));
  const cut = await beginImport(person);
  expect(await whenBegun(person)).toBeLessThan(rows);
  cut();
  expect(await whenSettled(person)).toBeLessThan(rows);
});
