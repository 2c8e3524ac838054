import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson, origin, Visitor, wordsOf } from "./built.ts";

/* Files over HTTP, as a browser without JavaScript sends and gets them. */

const png = new Uint8Array([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0],
]);

interface Sent {
  name: string;
  type?: string;
  content?: string | Uint8Array<ArrayBuffer>;
}

async function withContact() {
  const person = await newPerson();
  const contact = await person.call<{ id: number }>("contact.create", { firstName: "Ann" });
  return { person, contactId: contact.id, page: `/contacts/${contact.id}` };
}

function formOf(contactId: number, files: readonly Sent[], fields: Record<string, string> = {}) {
  const form = new FormData();
  form.append("contactId", String(contactId));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, type = "", content = "A plan." } of files) {
    form.append("files", new File([content], name, { type }));
  }
  return form;
}

function send(person: Visitor, form: FormData, from = origin): Promise<Response> {
  return person.send("/files", { method: "POST", body: form, headers: { origin: from } });
}

/** Adds a file to a new contact, and gets it. */
async function sentAndGot(file: Sent) {
  const { person, contactId } = await withContact();
  expect((await send(person, formOf(contactId, [file]))).status).toBe(302);
  const { items } = await person.read<{ items: { id: number }[] }>("file.list", { contactId });
  const path = `/files/${items[0]?.id}`;
  return { person, path, answer: await person.send(path) };
}

test.each<[string, Sent, string, string]>([
  ["HTML", { name: "a.html", type: "text/html" }, "application/octet-stream", "attachment"],
  ["SVG", { name: "a.svg", type: "image/svg+xml" }, "application/octet-stream", "attachment"],
  ["a script", { name: "a.js", type: "text/javascript" }, "application/octet-stream", "attachment"],
  ["PDF", { name: "a.pdf", type: "application/pdf" }, "application/pdf", "attachment"],
  ["a file without extension", { name: "README" }, "application/octet-stream", "attachment"],
  [
    "HTML that claims to be PNG",
    { name: "a.png", type: "image/png", content: "<script>1</script>" },
    "application/octet-stream",
    "attachment",
  ],
  ["PNG", { name: "a.png", type: "image/png", content: png }, "image/png", "inline"],
  [
    "PNG with HTML in it, which claims to be HTML",
    {
      name: "a.html",
      type: "text/html",
      content: new Uint8Array([...png, ...new TextEncoder().encode("<script>1</script>")]),
    },
    "image/png",
    "inline",
  ],
])("%s can't run here", async (_, file, type, way) => {
  const { answer } = await sentAndGot(file);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": type,
    "content-disposition": expect.stringMatching(`^${way}; `),
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  });
  await answer.arrayBuffer();
});

test.each([
  ["Plan.pdf", `filename="Plan.pdf"; filename*=UTF-8''Plan.pdf`],
  ['"quoted".pdf', `filename="quoted .pdf"; filename*=UTF-8''quoted%20.pdf`],
  // As a browser writes a line end.
  ["line%0D%0AX-Evil: 1.pdf", `filename="lineX-Evil 1.pdf"; filename*=UTF-8''lineX-Evil%201.pdf`],
  ["Zoë 📎.pdf", `filename="Zoe __.pdf"; filename*=UTF-8''Zo%C3%AB%20%F0%9F%93%8E.pdf`],
  ["a\u202egpj.exe", `filename="agpj.exe"; filename*=UTF-8''agpj.exe`],
  ["../../etc/passwd", `filename="etc passwd"; filename*=UTF-8''etc%20passwd`],
])("the name %j can't leave its header", async (name, said) => {
  const { answer } = await sentAndGot({ name });
  expect(answer.headers.get("content-disposition")).toBe(`attachment; ${said}`);
  expect(answer.headers.has("x-evil")).toBe(false);
  await answer.arrayBuffer();
});

test("several files of one form are added together, said, and undone together", async () => {
  const { person, contactId, page } = await withContact();
  const answer = await send(
    person,
    formOf(contactId, [{ name: "a.txt" }, { name: "b.txt" }], { to: page }),
  );
  expect(answer.headers.get("location")).toBe(page);
  expect(wordsOf(await (await person.send(page)).text())).toContain("Added 2 files.");
  const none = await send(person, formOf(contactId, [], { to: page }));
  expect(none.headers.get("location")).toBe(page);
  expect(wordsOf(await (await person.send(page)).text())).toContain("Select a file.");
});

test("a form sent twice adds its files once, and the same form with others adds those", async () => {
  const { person, contactId } = await withContact();
  const fields = { "form-key": `1.${crypto.randomUUID()}` };
  for (const name of ["a.txt", "a.txt", "b.txt"]) {
    await send(person, formOf(contactId, [{ name }], fields));
  }
  const { items } = await person.read<{ items: { name: string }[] }>("file.list", { contactId });
  expect(items.map(({ name }) => name)).toEqual(["b.txt", "a.txt"]);
});

test("a file is sent in parts, not again if it is known, and by its headers alone", async () => {
  const { person, path, answer } = await sentAndGot({ name: "a.txt", content: "0123456789" });
  expect(await answer.text()).toBe("0123456789");
  const part = await person.send(path, { headers: { range: "bytes=2-4" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe("bytes 2-4/10");
  expect(await part.text()).toBe("234");
  const beyond = await person.send(path, { headers: { range: "bytes=10-" } });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get("content-range")).toBe("bytes */10");
  const etag = answer.headers.get("etag") ?? "";
  const known = await person.send(path, { headers: { "if-none-match": etag } });
  expect(known.status).toBe(304);
  const head = await person.send(path, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(head.headers.get("content-disposition")).toContain("a.txt");
});

test("only its owner gets a file, and only this site sends one", async () => {
  const { path, answer } = await sentAndGot({ name: "a.txt" });
  await answer.arrayBuffer();
  const other = await newPerson();
  expect((await other.send(path)).status).toBe(404);
  expect((await other.send("/files/2000000000")).status).toBe(404);
  const nobody = new Visitor();
  expect((await nobody.send(path)).headers.get("location")).toContain("/sign-in");
  const { person, contactId } = await withContact();
  const form = () => formOf(contactId, [{ name: "a.txt" }]);
  expect((await send(person, form(), "https://evil.example")).status).toBe(403);
  await send(other, form());
  expect((await send(nobody, form())).headers.get("location")).toContain("/sign-in");
  const { items } = await person.read<{ items: unknown[] }>("file.list", { contactId });
  expect(items).toEqual([]);
});

test("a file that storage has lost is answered like one that doesn't exist", async () => {
  const { person, path, answer } = await sentAndGot({ name: "a.txt" });
  await answer.arrayBuffer();
  const { objects } = (await env.FILES?.list()) ?? { objects: [] };
  await env.FILES?.delete(objects.map(({ key }) => key));
  expect((await person.send(path)).status).toBe(404);
});

test("a call is logged with files by its plain form, and without any as before", async () => {
  const { person, contactId, page } = await withContact();
  const log = (subject: string, files: readonly Sent[]) => {
    const fields = { to: page, type: "call", subject, description: "Two\r\nlines" };
    const form = formOf(contactId, files, fields);
    return person.send("/activities/new", { method: "POST", body: form, headers: { origin } });
  };
  const empty = { name: "", content: "" };
  expect((await log("With a file", [{ name: "Plan.txt" }])).status).toBe(302);
  expect((await log("Without", [empty])).status).toBe(302);
  const refused = await log("Too large", [
    { name: "Film.mp4", content: "x".repeat(25 * 2 ** 20 + 1) },
  ]);
  expect(refused.status).toBe(400);
  expect(wordsOf(await refused.text())).toContain("“Film.mp4” is larger than 25 MB.");
  type Logged = { id: number; subject: string; description: string };
  const { items } = await person.read<{ items: Logged[] }>("activity.list", { contactId });
  expect(items.map(({ subject }) => subject).sort()).toEqual(["With a file", "Without"]);
  expect(items[0]?.description).toBe("Two\nlines");
  const activityId = items.find(({ subject }) => subject === "With a file")?.id;
  const files = await person.read<{ items: { name: string }[] }>("file.list", { activityId });
  expect(files.items).toMatchObject([{ name: "Plan.txt" }]);
});
