import { expect, test } from "vitest";
import { mostFilterTags, tooManyFilterTags } from "#domain/tag.ts";
import { createApi } from "../api.ts";
import { newPerson } from "../testing/people.ts";

test("too many tags in a filter are refused with a message", async () => {
  const tagIds = Array.from({ length: mostFilterTags + 1 }, (_, index) => index + 1);
  const { context } = await newPerson();
  const refusals: unknown[] = [];
  const api = createApi(context, (refusal) => refusals.push(refusal));
  await expect(api.contact.list({ noTagIds: tagIds })).rejects.toThrow();
  await expect(api.deal.list({ tagIds })).rejects.toThrow();
  await expect(api.deal.board({ tagIds })).rejects.toThrow();
  const refusal = { code: "BAD_REQUEST", message: tooManyFilterTags };
  expect(refusals).toMatchObject([refusal, refusal, refusal]);
});
