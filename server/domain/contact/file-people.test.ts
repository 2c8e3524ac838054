import { expect, test } from "vitest";
import { addPerson, findPerson, noPeople, placeOf, rowAt } from "./file-people.ts";

const email = (key: string) => ({ kind: "email" as const, key, prefix: null });
const phone = (key: string, prefix: string | null = null) => ({
  kind: "phone" as const,
  key,
  prefix,
});

test("a place is a slice and a row in it", () => {
  expect(rowAt(placeOf(0, 0))).toEqual({ part: 0, index: 0 });
  expect(rowAt(placeOf(12, 999))).toEqual({ part: 12, index: 999 });
  expect(rowAt(placeOf(12, 50_999))).toEqual({ part: 12, index: 50_999 });
});

test("a person is found by a key if no row about them has another name", () => {
  const people = noPeople();
  const ann = { firstName: "Ann", lastName: "Lee", keys: [email("a@b.example"), phone("1", "61")] };
  addPerson(people, { ...ann, place: -1, ref: -1 });
  addPerson(people, {
    firstName: null,
    lastName: null,
    keys: [email("x@b.example")],
    place: -2,
    ref: -2,
  });
  const found = (firstName: string | null, lastName: string | null, ...keys: typeof ann.keys) =>
    findPerson([people], { firstName, lastName, keys });
  expect(found("Ann", "Roe", email("a@b.example"))).toBe(-1);
  expect(found("Ann", "Roe", phone("1"))).toBeNull();
  expect(found("Ann", null, phone("1"))).toBe(-1);
  expect(found("Ann", "Lee", phone("1", "44"))).toBeNull();
  expect(found("Ben", "Lee", email("a@b.example"))).toBeNull();
  expect(found(null, null, email("a@b.example"))).toBe(-1);
  expect(found("Ben", "Lee", email("x@b.example"))).toBe(-2);
  const ben = { firstName: "Ben", lastName: "Lee", keys: [email("x@b.example")] };
  addPerson(people, { ...ben, place: -3, ref: -2 });
  expect(found("Cyd", "Kit", email("x@b.example"))).toBeNull();
});
