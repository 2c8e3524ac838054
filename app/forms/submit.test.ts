import { data } from "react-router";
import { expect, test } from "vitest";
import { dealForm } from "#domain/deal/input.ts";
import { missing } from "#domain/refusal.ts";
import { someTrashInput } from "#domain/trash-input.ts";
import { refusalIn, submit } from "./submit.ts";

async function refusalsOf(fields: Record<string, string>, locale = "en-AU") {
  const body = new URLSearchParams(fields);
  const request = new Request("https://kith.test/deals/new", { method: "POST", body });
  const answer = await submit(request, dealForm(locale), async () => new Response());
  return "data" in answer ? answer.data.error : null;
}

test("a refused amount is explained once, whatever is wrong with it", async () => {
  const amounts = ["abc", "1.250", "12,500,50", "0x10", "-1", "0", "1e3", "Infinity", "1.001"];
  for (const value of amounts) {
    const errors = await refusalsOf({ title: "Website", value, currency: "AUD" });
    expect(errors, value).toEqual({ value: [expect.stringMatching(/^Enter /)] });
  }
});

test("an empty amount is no value, and a typed one is above 0", async () => {
  for (const value of ["", "  "]) {
    expect(await refusalsOf({ title: "Website", value, currency: "AUD" })).toBeNull();
  }
  expect(await refusalsOf({ title: "Website", value: "0", currency: "AUD" })).toEqual({
    value: ["Enter an amount above 0."],
  });
});

test("the example is in the person's own format, and comes together with what else is wrong", async () => {
  expect(await refusalsOf({ value: "viel", currency: "EUR" }, "de-DE")).toEqual({
    title: ["Enter a title."],
    value: ["Enter an amount, e.g. 1.250,00."],
  });
});

test("an amount is read as the person's locale writes it", async () => {
  const request = new Request("https://kith.test/deals/new", {
    method: "POST",
    body: new URLSearchParams({ title: "Website", value: "12.500", currency: "EUR" }),
  });
  const answer = await submit(request, dealForm("de-DE"), async (deal) => Response.json(deal));
  expect(answer).toBeInstanceOf(Response);
  expect(await (answer as Response).json()).toMatchObject({ value: 12_500, currency: "EUR" });
});

test("a missing record is reported by the form with all that was typed, at its field or above the form", async () => {
  const answerTo = async (field?: string) => {
    const body = new URLSearchParams({ title: "Website", value: "10", currency: "AUD" });
    const request = new Request("https://kith.test/deals/new", { method: "POST", body });
    const cause = missing("contact", field);
    const page = Object.assign(data(cause.message, { status: 404 }), { cause });
    const answer = await submit(request, dealForm("en-AU"), () => Promise.reject(page));
    if (answer instanceof Response) throw new Error("A form is shown again.");
    expect(answer.data.initialValue).toMatchObject({ title: "Website", value: "10" });
    return { status: answer.init?.status, error: answer.data.error };
  };
  const words = "This contact doesn't exist or has been deleted.";
  expect(await answerTo("contactId")).toEqual({ status: 400, error: { contactId: [words] } });
  expect(await answerTo()).toMatchObject({
    status: 404,
    error: { "": [words, expect.any(String)] },
  });
});

test("a call that no page makes is refused with a general message, and an empty selection with its own", () => {
  const refusalOf = (call: unknown) => refusalIn({ cause: someTrashInput.safeParse(call).error });
  expect(refusalOf({ kind: "contact", ids: ["one"] })?.message).toBe(
    "Something in this form isn't valid.",
  );
  expect(refusalOf({ kind: "contact", ids: [] })?.message).toBe("Select at least one.");
});
