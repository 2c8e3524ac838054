import { expect, test } from "vitest";
import { newPerson, origin, type Visitor, wordsOf } from "./built.ts";

/* Files that are imported without a browser. */

function send(person: Visitor, text: string, fields: Record<string, string>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new File([text], "people.csv", { type: "text/csv" }));
  return person.send("/import", { method: "POST", body, headers: { origin } });
}

/** How many contacts a person has. */
async function total(person: Visitor): Promise<number> {
  const answer = await person.send("/api/trpc/contact.list");
  const { result } = (await answer.json()) as { result: { data: { json: { total: number } } } };
  return result.data.json.total;
}

const file = "Name,Email,Size\nAnn Lee,ann@example.com,1\nBob,bob@example.com,\n,,3";

test("a script imports a file in one request, and gets what became of each row", async () => {
  const person = await newPerson();
  const fields = { "form-key": "1", accept: "suggested" };
  for (let time = 0; time < 2; time += 1) {
    const answer = await send(person, file, fields);
    expect(answer.status).toBe(200);
    const words = wordsOf(await answer.text());
    expect(words).toContain("2 contacts imported");
    expect(words).toContain("Added to notes: Size.");
    expect(words).toContain("No name, email, phone or company.");
    expect(await total(person)).toBe(2);
  }
  const again = await send(person, file, { ...fields, "form-key": "2" });
  expect(await again.text()).toContain("No new contacts");
});

test("companies are imported, and an export of them is read back in another workspace", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const companies = "Company,Website,Email\nAcme,acme.example,info@acme.example\nBeta,,\nacme,,";
  const fields = { "form-key": "1", accept: "suggested", noun: "company" };
  const answer = await send(person, companies, fields);
  const words = wordsOf(await answer.text());
  expect(words).toContain("2 companies imported");
  expect(words).toContain("Added to notes: Email.");
  const again = await send(person, companies, { ...fields, "form-key": "2" });
  expect(await again.text()).toContain("No new companies");
  const exported = async (whose: Visitor) => (await whose.send("/companies/export.csv")).text();
  const file = await exported(person);
  await send(other, file, { "form-key": "1", accept: "suggested" });
  const values = (text: string) => text.split("\r\n").map((line) => line.split(",").slice(0, 10));
  expect(values(await exported(other))).toEqual(values(file));
});

test("a refused file leaves what was selected with it", async () => {
  const person = await newPerson();
  const answer = await send(person, "\n", { "form-key": "1", noun: "company" });
  expect(answer.status).toBe(400);
  const page = await answer.text();
  expect(wordsOf(page)).toContain("This file is empty.");
  expect(page).toMatch(/<input[^>]*checked=""[^>]*value="company"|value="company"[^>]*checked=""/);
});

test("the steps of an import are its person's alone", async () => {
  const person = await newPerson();
  const other = await newPerson();
  const answer = await send(person, file, { "form-key": "1" });
  expect(answer.status).toBe(302);
  const columns = answer.headers.get("location") ?? "";
  expect(columns).toMatch(/^\/import\/\d+\/columns$/);
  for (const step of ["columns", "questions", "preview", "run", "result", "rows.csv"]) {
    const path = columns.replace("columns", step);
    expect((await other.send(path)).status, path).toBe(404);
  }
  for (const step of ["columns", "questions", "preview", "run", "stop", "encoding"]) {
    const path = columns.replace("columns", step);
    const posted = await other.post(path, {
      "form-key": "1",
      charset: "macintosh",
      order: "dayFirst",
    });
    expect(posted.status, path).toBe(404);
  }
  expect(await total(person)).toBe(0);
  const run = columns.replace("columns", "run");
  expect((await person.post(run, { "form-key": "1" })).headers.get("location")).toBe(
    columns.replace("columns", "result"),
  );
  expect(await total(person)).toBe(2);
});
