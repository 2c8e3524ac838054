import type { NamedStage } from "#domain/deal/file-stage.ts";
import { type Questions, questionsOf } from "#domain/import/questions.ts";
import type { Owner } from "../../db/owner.ts";
import { listNamedStages } from "./deal-reading.ts";
import { type Draft, readDraft } from "./draft.ts";

/** What has to be asked about a file, with what was answered before and the stages to select from. */
export interface AskedFile extends Questions, Pick<Draft, "id" | "choices"> {
  all: NamedStage[];
}

/** Reads the questions of an import. Refuses NOT_FOUND. */
export async function readQuestions(owner: Owner, id: number): Promise<AskedFile> {
  const { contents, choices } = await readDraft(owner, id);
  const all = contents.noun === "deal" ? await listNamedStages(owner) : [];
  return { id, choices, all, ...questionsOf(contents, choices, all) };
}
