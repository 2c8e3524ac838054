import { expect, test } from "vitest";
import { questionsOf } from "#domain/import/questions.ts";
import { readText } from "./read-file.ts";

function contentsOf(lines: string[], noun: "deal" | "contact" = "deal") {
  return readText(new TextEncoder().encode(lines.join("\n")), { noun }).contents;
}

function asked(...lines: string[]) {
  const contents = contentsOf(lines);
  const columns = contents.columns.map(({ suggested }) => suggested);
  return questionsOf(contents, { columns }, []);
}

test("the currency is asked for amounts beside which there is none", () => {
  expect(asked("Title,Value", "One,100").amount).toBe("100");
  expect(asked("Title,Value", "One,$100").amount).toBe(null);
  expect(asked("Title,Value,Currency", "One,100,EUR", "Two,,").amount).toBe(null);
  expect(asked("Title,Value,Currency", "One,100,EUR", "Two,200,").amount).toBe("200");
  expect(asked("Title,Value,Currency", "One,100,EUR", "Two,300,-").amount).toBe("300");
});

test("each stage is asked for once, and a dash isn't one", () => {
  expect(asked("Title,Stage", "One,Lead", "Two,LEAD", "Three,-").stages).toEqual(["Lead"]);
});

test("a file of people with the stage of a deal is one of people", () => {
  const lines = ["Name,Email,Phone,Deal Stage", "Ann,ann@example.com,123,Lead"];
  expect(contentsOf(lines, "contact").noun).toBe("contact");
  expect(contentsOf(["Deal Name,Amount", "One,100"], "contact").noun).toBe("deal");
});
