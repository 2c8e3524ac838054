import fc from "fast-check";
import { test } from "vitest";
import {
  anyId,
  expectRoundTrips,
  maybe,
  maybeCursor,
  maybeDay,
} from "#app/components/list/round-trip.ts";
import { activityTypes } from "#domain/activity/activity.ts";
import { activityListQuery } from "./query.ts";

test("a query of the list of activities is read from its URL as it was written", () => {
  expectRoundTrips(activityListQuery, {
    type: maybe(fc.constantFrom(...activityTypes)),
    from: maybeDay,
    to: maybeDay,
    cursor: maybeCursor,
    at: maybe(anyId),
  });
});
