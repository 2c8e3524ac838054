import { expect, test } from "vitest";
import { newPerson, origin, Visitor } from "./built.ts";

/* The requests by which a browser sends a file that it has read itself. */

function json(value: unknown, from = origin): RequestInit {
  return {
    method: "POST",
    body: JSON.stringify(value),
    headers: { origin: from, "content-type": "application/json" },
    redirect: "manual",
  };
}

const suggested = { name: "Name", field: "fullName", kind: "name", shape: "one", group: null };
const contents = {
  noun: "contact",
  kind: "rows",
  vendor: null,
  encoding: { name: "utf-8", isGuess: false },
  columns: [{ suggested, ground: "header", samples: ["Ann Lee"], dates: null }],
  notedOnCards: [],
  otherTables: [],
};
const file = { fileName: "people.csv", contents, known: "fill", rowCount: 2, parts: 2 };

test("a file that arrives in slices goes on at its columns", async () => {
  const person = await newPerson();
  const begun = await person.send(
    "/import/begin",
    json({ ...file, operation: crypto.randomUUID() }),
  );
  const { id } = (await begun.json()) as { id: number };
  const slices = `/import/${id}/slices`;
  const slice = (part: number) => ({ part, rows: [{ row: part + 2, cells: ["Ann Lee"] }] });
  expect((await person.send(slices, json(slice(0)))).status).toBe(200);
  expect((await person.send(`/import/${id}/columns`)).status).toBe(404);
  expect((await person.send(slices, json(slice(1)))).status).toBe(200);
  expect(await (await person.send(`/import/${id}/columns`)).text()).toContain("people.csv");
  const tooMany = await person.send(slices, json(slice(2)));
  expect(tooMany.status).toBe(400);
  expect(await tooMany.json()).toEqual({
    message: "This import has all of its rows. Select the file again.",
  });
  const other = await newPerson();
  expect((await other.send(slices, json(slice(0)))).status).toBe(404);
  expect((await new Visitor().send(slices, json(slice(0)))).status).toBe(307);
  expect((await person.send(slices, json(slice(0), "https://example.com"))).status).toBe(403);
});

test("what isn't a file that a browser has read is refused with a message", async () => {
  const person = await newPerson();
  for (const value of [null, [], "x", {}, { ...file, operation: "x" }]) {
    const answer = await person.send("/import/begin", json(value));
    expect(answer.status, JSON.stringify(value)).toBe(400);
    expect(await answer.json()).toEqual({ message: expect.any(String) });
  }
  const large = await person.send("/import/begin", json("x".repeat(1_600_000)));
  expect(large.status).toBe(413);
});
