import { formKeyField, renewedKey } from "#app/forms/form-key.ts";
import { say } from "#app/ui/say.ts";
import { problemWith } from "#domain/file/file.ts";

/** What a form sends with these files instead of its own; says why if they can't be added. */
export function formWithFiles(form: HTMLFormElement, files: readonly File[]): FormData | undefined {
  const problem = problemWith(files);
  if (problem) {
    say(problem);
    return undefined;
  }
  const sent = new FormData(form);
  sent.delete("files");
  sent.set(formKeyField, renewedKey(String(sent.get(formKeyField))));
  for (const file of files) sent.append("files", file);
  return sent;
}
