import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anyId,
  expectRoundTrips,
  listFields,
  maybe,
  maybeDay,
  tagFields,
} from "#app/components/list/round-trip.ts";
import { dayIn, daysAfter } from "#domain/day.ts";
import { clockIn } from "#domain/moment.ts";
import { contactList } from "./contact-list.ts";
import { contactRequest } from "./contact-request.ts";

const presence = maybe(fc.constantFrom("with" as const, "without" as const));

test("a query of the contacts list is read from its URL as it was written", () => {
  expectRoundTrips(contactList.query, {
    ...listFields(contactList),
    ...tagFields,
    companyId: maybe(anyId),
    email: presence,
    phone: presence,
    deals: presence,
    addedFrom: maybeDay,
    addedTo: maybeDay,
    changedFrom: maybeDay,
    changedTo: maybeDay,
    notContacted: maybe(fc.constantFrom("30", "60", "90", "never")),
    source: maybe(fc.string({ minLength: 1 })),
    otherSources: maybe(fc.string({ minLength: 1 })),
  });
});

test("columns, order and view say how contacts are shown, and filter nothing", () => {
  const { read, isFiltered, cleared, write } = contactList.query;
  const query = read(new URLSearchParams("sort=newest&rows=25&columns=email&view=3&cursor=abc"));
  expect(isFiltered(query)).toBe(false);
  expect(isFiltered(read(new URLSearchParams("match=all")))).toBe(false);
  expect(isFiltered({ ...query, email: "with" })).toBe(true);
  expect(write(cleared({ ...query, email: "with" })).toString()).toBe("columns=email&view=all");
});

test("a day of a filter begins and ends where the person is", () => {
  const query = contactList.query.read(
    new URLSearchParams("added-from=2026-01-02&added-to=2026-01-02"),
  );
  const { addedFrom, addedBefore } = contactRequest.toApi(query, "Australia/Sydney");
  expect(addedFrom).toBe(Date.parse("2026-01-01T13:00:00Z"));
  expect(addedBefore).toBe(Date.parse("2026-01-02T13:00:00Z"));
});

test("days without an activity are whole days where the person is, and never is since 1970", () => {
  const since = (text: string) => {
    const query = contactList.query.read(new URLSearchParams({ "not-contacted": text }));
    return contactRequest.toApi(query, "Australia/Sydney").notContactedSince;
  };
  expect(since("never")).toBe(0);
  expect(since("31")).toBeUndefined();
  const start = since("30") ?? 0;
  expect(clockIn("Australia/Sydney", start)).toBe("00:00");
  expect(dayIn("Australia/Sydney", start)).toBe(
    daysAfter(dayIn("Australia/Sydney", Date.now()), -29),
  );
});

test("a form without JavaScript sends the line ends of a list of sources as CRLF", () => {
  const asked = contactList.query.read(new URLSearchParams({ "other-sources": "Web\r\nFair" }));
  expect(contactRequest.toApi(asked, "UTC").notSources).toEqual(["Web", "Fair"]);
});
