import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "react-router";
import type { ZodType } from "zod";
import { logFault } from "#domain/fault-line.ts";
import { refusedInput } from "#domain/inputs.ts";
import { EditConflict } from "#domain/operation/edit-conflict.ts";
import { Refusal } from "#domain/refusal.ts";
import { type FormAnswer, overwriting } from "./form-answer.ts";
import { operationKeyOf } from "./form-key.ts";
import { hasShape } from "./form-shape.ts";
import { passwordFields } from "./kept-form.ts";
import { type PostedForm, readFormOrKept } from "./read-form.ts";

const goneMessage =
  "If it was deleted, restore it from Trash or History in another tab, then save again.";

const failedMessage =
  "Something went wrong on our side. What you entered is still here: try again in a moment.";

const confirmed = "Thanks for confirming. Nothing is done yet: press the button again.";
const signedInAgain = "You're signed in again. These changes aren't saved yet.";

/**
 * Validates a form by the domain's schema, then runs the operation. If either refuses, the answer
 * has status 400 for the form to show at the field at fault, or 404 if the form's own record has
 * been deleted, or 500 if the operation failed; it includes what was typed, but never a password. The operation gets the values, a
 * key that makes the same form sent twice one operation, and, for asking something back, what the
 * form shows of all that was typed. A form that was kept while its person signed in, or searched for
 * a record, is only shown again.
 */
export async function submit<Value, Done = Response>(
  request: Request,
  schema: ZodType<Value>,
  run: (value: Value, operation: string | undefined, again: () => FormAnswer) => Promise<Done>,
) {
  return submitRead(request, await readFormOrKept(request), schema, run);
}

/** Does what `submit` does with a form that has already been read. */
export async function submitRead<Value, Done = Response>(
  request: Request,
  { form, kept, isSearched }: PostedForm,
  schema: ZodType<Value>,
  run: (value: Value, operation: string | undefined, again: () => FormAnswer) => Promise<Done>,
) {
  if (!kept) return submitForm(request, form, schema, run);
  if (isSearched) return data(asTyped(form, schema), { status: 200 });
  const answer = {
    formErrors: [kept.isConfirmed ? confirmed : signedInAgain],
    hideFields: passwordFields,
  };
  return data(parseForm(form, schema).reply(answer), { status: 200 });
}

/** The answer that shows a form as it was typed, without validation. */
export function asTyped(form: FormData, schema: ZodType): FormAnswer {
  const { initialValue, fields } = parseForm(form, schema).reply({ hideFields: passwordFields });
  return { initialValue, fields };
}

function parseForm<Value>(form: FormData, schema: ZodType<Value>) {
  if (!hasShape(form, schema)) {
    throw data("This form has unknown fields. Reload the page and try again.", { status: 400 });
  }
  return parseWithZod(form, { schema, formatError: firstMessage });
}

/** Does what `submit` does with a form that was just sent. */
export async function submitForm<Value, Done = Response>(
  request: Request,
  form: FormData,
  schema: ZodType<Value>,
  run: (value: Value, operation: string | undefined, again: () => FormAnswer) => Promise<Done>,
) {
  const submission = parseForm(form, schema);
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: passwordFields }), { status: 400 });
  }
  try {
    const again = () => submission.reply({ hideFields: passwordFields });
    return await run(submission.value, await operationKeyOf(request, form), again);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal && error instanceof Error && !request.signal.aborted) {
      logFault(error);
      const answer = { formErrors: [failedMessage], hideFields: passwordFields };
      return data(submission.reply(answer), { status: 500 });
    }
    if (!refusal) throw error;
    const isGone = refusal.code === "NOT_FOUND" && !refusal.field;
    const errors = refusal.field
      ? { fieldErrors: { [refusal.field]: [refusal.message] } }
      : { formErrors: isGone ? [refusal.message, goneMessage] : [refusal.message] };
    if (refusal instanceof EditConflict) {
      const { fieldErrors } = refusal;
      const reply = submission.reply({ ...errors, fieldErrors, hideFields: passwordFields });
      return data(overwriting(reply, refusal.version), { status: 400 });
    }
    const answer = submission.reply({ ...errors, hideFields: passwordFields });
    return data(answer, { status: isGone ? 404 : 400 });
  }
}

/** One message is enough to correct a field; a second one may only repeat it. */
function firstMessage(issues: readonly { message: string }[]): string[] {
  return issues.slice(0, 1).map(({ message }) => message);
}

/** The refusal of an API call, if an error is one; also if it has already become a page. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause instanceof Refusal ? cause : refusedInput(cause);
}
