import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { servedSite } from "./served-site.ts";
import { SiteVisitor, signUp } from "./visitor.ts";

/*
 * Many requests of one person to `npm start`, and those whose connections are reset at once, so that
 * nobody waits for the answers.
 */

const port = 4192;
const requests = 100;

const site = servedSite(port);

/** Sends a contact's form and resets the connection as soon as it has been sent. */
async function sendAndReset(person: SiteVisitor, firstName: string): Promise<void> {
  const body = new URLSearchParams({ firstName }).toString();
  const head = [
    "POST /contacts/new HTTP/1.1",
    `Host: localhost:${port}`,
    `Origin: ${site.origin}`,
    `Cookie: ${person.cookieHeader}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${body.length}`,
  ];
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.once("connect", () => {
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.resetAndDestroy());
  });
  await once(socket, "close");
}

/** Blocks the server while `work` runs, as if it were busy with other requests. */
async function whileHeldUp(work: () => Promise<unknown>): Promise<void> {
  const children = execFileSync("pgrep", ["-P", String(process.pid), "workerd"], {
    encoding: "utf8",
  });
  const server = Number(children);
  process.kill(server, "SIGSTOP");
  try {
    await work();
  } finally {
    process.kill(server, "SIGCONT");
  }
}

test("forms whose connections are reset aren't processed", async () => {
  const person = await signUp(new SiteVisitor(site));
  const names = Array.from({ length: requests }, (_, index) => `Gone ${index}`);
  await whileHeldUp(() => Promise.all(names.map((name) => sendAndReset(person, name))));
  const { total } = await person.read<{ total: number }>("contact.list", {});
  expect(total).toBeLessThan(requests / 4);
});

test("one person's many requests don't keep another person's waiting", async () => {
  const busy = await signUp(new SiteVisitor(site));
  const other = await signUp(new SiteVisitor(site));
  let answered = 0;
  const sent = Array.from({ length: requests }, async (_, index) => {
    await busy.call("contact.create", { firstName: `Kept ${index}` });
    answered += 1;
  });
  await Promise.race(sent);
  await other.read("contact.list", {});
  expect(answered).toBeLessThan(requests / 2);
  await Promise.all(sent);
  const { total } = await busy.read<{ total: number }>("contact.list", {});
  expect(total).toBe(requests);
});
