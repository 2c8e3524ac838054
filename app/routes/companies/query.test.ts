import fc from "fast-check";
import { test } from "vitest";
import {
  anyId,
  expectRoundTrips,
  maybe,
  maybeCursor,
  trimmed,
} from "#app/components/list/round-trip.ts";
import { companySorts } from "#domain/company/company.ts";
import { companyQuery } from "./query.ts";

test("a query of the list of companies is read from its URL as it was written", () => {
  expectRoundTrips(companyQuery, {
    search: trimmed,
    sort: fc.constantFrom(...companySorts),
    cursor: maybeCursor,
    at: maybe(anyId),
  });
});
