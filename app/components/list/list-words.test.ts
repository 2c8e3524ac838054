import { expect, test } from "vitest";
import { mostFilterTags, tooManyFilterTags } from "#domain/tag.ts";
import { createApi } from "#server/api.ts";
import { newPerson } from "#server/testing/people.ts";
import { tagIds as tags } from "./params.ts";

test("more tags than a list is filtered by are refused in words, and none is dropped", async () => {
  const ids = Array.from({ length: mostFilterTags + 1 }, (_, index) => index + 1);
  const tagIds = tags.read(ids.map(String));
  expect(tagIds).toEqual(ids);
  const { context } = await newPerson();
  const refusals: unknown[] = [];
  const api = createApi(context, (refusal) => refusals.push(refusal));
  await expect(api.contact.list({ noTagIds: tagIds })).rejects.toThrow();
  await expect(api.deal.list({ tagIds })).rejects.toThrow();
  await expect(api.deal.board({ tagIds })).rejects.toThrow();
  const refusal = { code: "BAD_REQUEST", message: tooManyFilterTags };
  expect(refusals).toMatchObject([refusal, refusal, refusal]);
});
