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
import { stageKinds } from "#domain/pipeline/pipeline.ts";
import { closedSpans, dealList } from "./deal-list.ts";

const maybeAmount = maybe(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
);

test("a query of the list of deals is read from its URL as it was written", () => {
  expectRoundTrips(dealList.query, {
    ...listFields(dealList),
    ...tagFields,
    stageId: maybe(anyId),
    pipelineId: maybe(anyId),
    kind: maybe(fc.constantFrom(...stageKinds)),
    contactId: maybe(anyId),
    companyId: maybe(anyId),
    currency: maybe(fc.stringMatching(/^[A-Z]{3}$/)),
    valueFrom: maybeAmount,
    valueTo: maybeAmount,
    valueless: fc.boolean(),
    closesFrom: maybeDay,
    closesTo: maybeDay,
    overdue: fc.boolean(),
    stepless: fc.boolean(),
    closedFrom: maybeDay,
    closedTo: maybeDay,
    lostReason: maybe(fc.string({ minLength: 1 })),
    otherReasons: maybe(fc.string({ minLength: 1 })),
    closedFromStageId: maybe(anyId),
    reachedStageId: maybe(anyId),
    leftStageId: maybe(anyId),
    closedWithin: maybe(
      fc.constantFrom(...(Object.keys(closedSpans) as (keyof typeof closedSpans)[])),
    ),
  });
});

test("a stage is in the board's order by default, and all deals newest first", () => {
  const { read, write } = dealList.query;
  const inStage = read(new URLSearchParams("stage=3&sort=board"));
  expect(inStage.sort).toBeNull();
  expect(write({ ...inStage, sort: "newest" }).toString()).toBe("stage=3&sort=newest");
  expect(write({ ...inStage, stageId: null, sort: "newest" }).toString()).toBe("");
});
