import * as z from "zod";
import { carried, day, seen } from "../inputs.ts";
import type { RepeatFrom } from "./fields.ts";
import { createTodoInput, type TodoPatch } from "./input.ts";
import { repeatChoices, ruleAfterDone, ruleOf } from "./repeat.ts";

const { operation: _, ...fields } = createTodoInput.shape;

/**
 * The rule that a form's select stands for: one of its choices for the date on which the task is
 * due, or a rule that the task has already.
 */
function ruleIn(
  typed: string | null | undefined,
  from: RepeatFrom | undefined,
  dueDate: string | null | undefined,
) {
  const choice = repeatChoices.find((each) => each === typed);
  if (!choice) return typed ?? null;
  const rule = from === "completion" ? ruleAfterDone : ruleOf;
  // Without a date the choice is refused at the date, whatever its rule.
  return rule(choice, dueDate ?? "2000-01-01");
}

/** A whole task as its form sends it: empty fields are cleared. */
export const todoForm = z
  .object({ ...fields, ...seen })
  .transform(({ version, overwrites, ...typed }) => ({
    version,
    overwrites,
    todo: {
      ...typed,
      description: typed.description ?? null,
      categoryId: typed.categoryId ?? null,
      dueDate: typed.dueDate ?? null,
      dueTime: typed.dueTime ?? null,
      durationMinutes: typed.durationMinutes ?? null,
      repeat: ruleIn(typed.repeat, typed.repeatFrom, typed.dueDate),
      contactId: typed.contactId ?? null,
      dealId: typed.dealId ?? null,
      companyId: typed.companyId ?? null,
    },
  }));

/** A new day for a task, as the form for snoozing sends it. */
export const snoozeForm = z.object({ dueDate: day, to: carried.optional() });

/** One group of a task's fields as its editor sends it: empty fields are cleared. */
export const editedTodoGroup = z
  .discriminatedUnion(
    "group",
    [
      z.object({ group: z.literal("title"), title: fields.title, ...seen }),
      z
        .object({
          group: z.literal("due"),
          dueDate: fields.dueDate,
          dueTime: fields.dueTime,
          durationMinutes: fields.durationMinutes,
          ...seen,
        })
        .transform(({ dueDate, dueTime, durationMinutes, ...typed }) => ({
          ...typed,
          dueDate: dueDate ?? null,
          dueTime: dueTime ?? null,
          durationMinutes: durationMinutes ?? null,
        })),
      z
        .object({
          group: z.literal("repeat"),
          repeat: fields.repeat,
          repeatFrom: fields.repeatFrom,
          /** The date on which the task is due, as the page shows it. */
          due: day.nullish(),
          ...seen,
        })
        .transform(({ due, repeat, ...typed }) => ({
          ...typed,
          repeat: ruleIn(repeat, typed.repeatFrom, due),
        })),
      z.object({ group: z.literal("status"), status: fields.status, ...seen }),
      z.object({ group: z.literal("priority"), priority: fields.priority, ...seen }),
      z
        .object({ group: z.literal("category"), categoryId: fields.categoryId, ...seen })
        .transform(({ categoryId, ...typed }) => ({ ...typed, categoryId: categoryId ?? null })),
      z
        .object({ group: z.literal("contact"), contactId: fields.contactId, ...seen })
        .transform(({ contactId, ...typed }) => ({ ...typed, contactId: contactId ?? null })),
      z
        .object({ group: z.literal("deal"), dealId: fields.dealId, ...seen })
        .transform(({ dealId, ...typed }) => ({ ...typed, dealId: dealId ?? null })),
      z
        .object({ group: z.literal("company"), companyId: fields.companyId, ...seen })
        .transform(({ companyId, ...typed }) => ({ ...typed, companyId: companyId ?? null })),
      z
        .object({ group: z.literal("description"), description: fields.description, ...seen })
        .transform(({ description, ...typed }) => ({ ...typed, description: description ?? null })),
    ],
    "Unknown group of fields.",
  )
  .transform(({ group, version, overwrites, ...todo }) => ({
    group,
    version,
    overwrites,
    todo: todo as TodoPatch,
  }));
