import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { newPerson, origin, type Visitor } from "./built.ts";

/* How forms are answered, where a browser would show nothing more than the answer. */

/** The key of the form on a page, which makes sending it twice one operation. */
async function formKeyOn(person: Visitor, path: string): Promise<string> {
  const [, main = ""] = (await (await person.send(path)).text()).split("<main");
  const [, key = ""] = /name="form-key" value="([^"]+)"/.exec(main) ?? [];
  return key;
}

/** Sends a form with a file, or without one. */
function upload(person: Visitor, file?: File): Promise<Response> {
  const body = new FormData();
  body.set("form-key", "1");
  if (file) body.set("file", file);
  return person.send("/import", { method: "POST", body, headers: { origin } });
}

test("a form sent twice adds one contact, and one changed after going back adds another", async () => {
  const person = await newPerson();
  const key = await formKeyOn(person, "/contacts/new");
  const send = async (firstName: string) => {
    const answer = await person.post("/contacts/new", { "form-key": key, firstName });
    expect(answer.status).toBe(302);
    return answer.headers.get("location");
  };
  const [first, second] = await Promise.all([send("Sarah"), send("Sarah")]);
  expect(first).toBe(second);
  expect(await send("Sarah")).toBe(first);
  expect(await send("Tom")).not.toBe(first);
  const list = await (await person.send("/contacts")).text();
  expect(list.match(/class="row-link"/g)).toHaveLength(2);
});

test("a contact's form that was changed into a possible duplicate asks again", async () => {
  const person = await newPerson();
  const sarah = { firstName: "Sarah", lastName: "Chen", email: "sarah@example.com" };
  for (const contact of [sarah, { firstName: "Tom", phone: "0412 345 678" }]) {
    await person.call("contact.create", contact);
  }
  const send = (fields: Record<string, string>) =>
    person.post("/contacts/new", { "form-key": "1", firstName: "Sara", ...fields });
  const asked = await send({ email: "sarah@example.com" });
  expect(asked.status).toBe(400);
  const [, seen = ""] = /name="seen" value="(\d+)"/.exec(await asked.text()) ?? [];
  const again = await send({ email: "", phone: "+61 412 345 678", seen });
  expect(again.status).toBe(400);
  expect(await again.text()).toContain("Possible duplicate: Tom (same phone).");
  expect((await send({ email: "sarah@example.com", seen })).status).toBe(302);
});

test("a bulk button that is pressed with nobody selected says so", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Ann" });
  const answer = await person.post("/contacts/bulk/delete", { "form-key": "1" });
  const list = await person.send(answer.headers.get("location") ?? "");
  expect(await list.text()).toContain("Select at least one contact.");
  expect((await person.send(`/contacts/${id}`)).status).toBe(200);
});

test("an import without a file, or with one of 50 MB, is refused with a message", async () => {
  const person = await newPerson();
  const missing = await upload(person);
  expect(missing.status).toBe(400);
  expect(await missing.text()).toContain("Select a file.");
  const lines = Buffer.alloc(50 * 1024 * 1024, "Person,Name,person@example.com\n");
  const large = await upload(person, new File([lines], "large.csv", { type: "text/csv" }));
  expect(large.status).toBe(400);
  expect(await large.text()).toContain("This file is larger than 10 MB");
});

test("invalid settings are refused at their fields", async () => {
  const person = await newPerson();
  const good = { name: "Ada", locale: "en-AU", timeZone: "UTC", currency: "AUD", theme: "dark" };
  const refusals: [Record<string, string>, string][] = [
    [{ locale: "no locale" }, "Select a date and number format, e.g. en-AU."],
    [{ timeZone: "Mars/Olympus" }, "Select a time zone, e.g. Australia/Sydney."],
    [{ currency: "XXX1" }, "Enter a currency code, e.g. AUD."],
    [{ theme: "pink" }, "Select system, light or dark."],
  ];
  for (const [bad, message] of refusals) {
    const answer = await person.post("/settings", { ...good, ...bad });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
  }
});

test("a new password that is too short is refused at its field, and not sent back", async () => {
  const person = await newPerson();
  const fields = { currentPassword: "correct horse", password: "short!!" };
  const answer = await person.post("/settings/password", fields);
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain("Use at least 8 characters.");
  for (const password of Object.values(fields)) expect(html).not.toContain(password);
});

test("a list that is asked for with empty fields leads to its page, and never to its data", async () => {
  const person = await newPerson();
  for (const path of ["/contacts", "/companies", "/deals", "/deals/all", "/activity", "/trash"]) {
    const answer = await person.send(`${path}.data?search=&sort=`);
    const redirect = await answer.text();
    expect(answer.status, path).toBe(202);
    expect(redirect).toContain(`"${path}"`);
    expect(redirect).not.toContain(".data");
  }
});

test("a contact is downloaded as a vCard", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", {
    firstName: "Élodie",
    lastName: "Marchetti",
    email: "elodie@techcorp.example",
    emailLabel: "work",
    moreEmails: [{ label: "home", value: "elodie@home.example" }],
    street: "1 George Street",
    city: "Sydney",
    region: "NSW",
    postalCode: "2000",
    country: "Australia",
    birthday: "1980-12-02",
  });
  const path = `/contacts/${id}/card.vcf`;
  expect(await (await person.send(`/contacts/${id}`)).text()).toContain(`href="${path}"`);
  const answer = await person.send(path);
  expect(answer.headers.get("content-type")).toBe("text/vcard; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename=\"Elodie Marchetti.vcf\"; filename*=UTF-8''%C3%89lodie%20Marchetti.vcf",
  );
  const lines = (await answer.text()).split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["BEGIN:VCARD", "VERSION:4.0"]);
  expect(lines).toEqual(
    expect.arrayContaining([
      "FN:Élodie Marchetti",
      "EMAIL;TYPE=work;PREF=1:elodie@techcorp.example",
      "ADR:;;1 George Street;Sydney;NSW;2000;Australia",
      "BDAY:19801202",
    ]),
  );
});
