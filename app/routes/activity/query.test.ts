import fc from "fast-check";
import { test } from "vitest";
import { expectRoundTrips, maybe, maybeCursor, maybeDay } from "#app/components/list/round-trip.ts";
import { entities } from "#domain/operation/entity.ts";
import { historyKinds } from "#domain/operation/kinds.ts";
import { activityQuery } from "./query.ts";

test("a query of the activity page is read from its URL as it was written", () => {
  expectRoundTrips(activityQuery, {
    entity: maybe(fc.constantFrom(...entities)),
    deed: maybe(fc.constantFrom(...historyKinds)),
    from: maybeDay,
    to: maybeDay,
    cursor: maybeCursor,
  });
});
