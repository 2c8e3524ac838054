import { expect, test } from "vitest";
import { wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { mailsTo } from "./mailbox.ts";

const password = "correct horse";
const visitor = (SIGN_UP: string, more = {}) => new ConfiguredVisitor({ SIGN_UP, ...more });

function signUp(mode: string, fields = {}, by = visitor(mode)): Promise<Response> {
  const email = `${crypto.randomUUID()}@example.com`;
  return by.post("/sign-up", { name: "Ada", email, password, ...fields });
}

const closed = "This Kith takes no new accounts.";
const invitedOnly = "You need an invitation to this Kith.";

test("sign-up is closed, open, for the first person only, or for those whom that person invites", async () => {
  expect((await signUp("closed")).status).toBe(400);
  expect(await (await visitor("closed").send("/sign-up")).text()).toContain(closed);
  for (const mode of ["first", "invite"]) {
    expect(await (await visitor(mode).send("/sign-up")).text()).toContain("Create account");
  }
  const first = visitor("invite");
  expect((await signUp("invite", {}, first)).status).toBe(302);
  const second = await signUp("first");
  expect(second.status).toBe(400);
  expect(await second.text()).toContain(closed);
  expect(await (await visitor("first").send("/sign-up")).text()).toContain(closed);
  expect((await signUp("open")).status).toBe(302);
  // A misspelt mode lets nobody in.
  expect((await signUp("frist")).status).toBe(400);
  // A machine of one's own is open, and a deployment has its first person already.
  expect((await signUp("")).status).toBe(302);
  expect((await signUp("", {}, visitor("", { LOCAL_MAILBOX: "" }))).status).toBe(400);

  expect(await (await visitor("invite").send("/sign-up")).text()).toContain(invitedOnly);
  expect(await (await signUp("invite")).text()).toContain(invitedOnly);
  expect(await (await first.send("/settings")).text()).toContain("/settings/invitations");

  // By a link that is passed on.
  const shown = await (await first.post("/settings/invitations", { "form-key": "1" })).text();
  const [, link = ""] = /kith\.example(\/sign-up\?invitation=[\w-]+)/.exec(shown) ?? [];
  const invitation = new URLSearchParams(link.slice(link.indexOf("?"))).get("invitation") ?? "";
  expect(await (await visitor("invite").send(link)).text()).toContain(`value="${invitation}"`);
  expect((await signUp("invite", { invitation, password: "monday2026" })).status).toBe(400);
  // Nor is an invitation used up by too many mails to an address.
  const often = `${crypto.randomUUID()}@example.com`;
  const verifying = (mode: string) => visitor(mode, { VERIFY_EMAIL: "yes" });
  for (let times = 0; times < 3; times += 1) {
    await signUp("open", { email: often }, verifying("open"));
  }
  const refused = await signUp("invite", { invitation, email: often }, verifying("invite"));
  expect(refused.status).toBe(400);
  const guest = visitor("invite");
  expect((await signUp("invite", { invitation }, guest)).status).toBe(302);
  expect((await signUp("invite", { invitation })).status).toBe(400);
  // Who was invited invites nobody.
  expect(wordsOf(await (await guest.send("/settings/invitations")).text())).toContain(
    "Only whoever set up this Kith can invite others.",
  );
  expect((await guest.post("/settings/invitations", { "form-key": "1" })).status).toBe(400);

  // By mail, and withdrawn.
  const email = `${crypto.randomUUID()}@example.com`;
  const sent = await first.post("/settings/invitations", { "form-key": "2", email });
  expect(sent.status).toBe(302);
  // A form sent twice invites once.
  await first.post("/settings/invitations", { "form-key": "2", email });
  const [mail, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("Ada invites you to Kith");
  const [, mailed = ""] = /invitation=([\w-]+)/.exec(mail?.text ?? "") ?? [];
  const list = await (await first.send("/settings/invitations")).text();
  expect(list).toContain(email);
  const [remove = ""] = /\/settings\/invitations\/\d+\/remove/.exec(list) ?? [];
  await guest.post(remove, { "form-key": "3" });
  expect(await (await first.send("/settings/invitations")).text()).toContain(email);
  await first.post(remove, { "form-key": "3" });
  expect((await signUp("invite", { invitation: mailed })).status).toBe(400);
});
