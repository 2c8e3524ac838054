import fc from "fast-check";
import { test } from "vitest";
import { expectRoundTrips, maybeCursor, trimmed } from "#app/components/list/round-trip.ts";
import { trashKinds } from "#domain/operation/entity.ts";
import { trashQuery } from "./query.ts";

test("a query of Trash is read from its URL as it was written", () => {
  expectRoundTrips(trashQuery, {
    kind: fc.constantFrom(...trashKinds),
    search: trimmed,
    cursor: maybeCursor,
  });
});
