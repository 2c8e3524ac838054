import { expect, test } from "vitest";
import { mostFilterTags } from "#domain/tag.ts";
import { tagIds } from "./params.ts";

test("no tag in a URL is dropped, even if there are more than a list can be filtered by", () => {
  const ids = Array.from({ length: mostFilterTags + 1 }, (_, index) => index + 1);
  expect(tagIds.read(ids.map(String))).toEqual(ids);
});
