import * as z from "zod";
import { fieldInput } from "../field-input.ts";
import { carried, day, id, name, operationKey, search, seen, text } from "../inputs.ts";
import { parseAmount, type ReadAmount } from "../money/amount.ts";
import { fromMinor, isCurrency, noAmountMessage } from "../money/money.ts";
import { mostOtherContacts } from "../people.ts";
import { contactIds, selectedContactIds, tooManyContactsMessage } from "../people-input.ts";
import { recordOf } from "../record-of.ts";
import { mostFilterTags, tooManyFilterTags } from "../tag.ts";
import { mostCards } from "./deal.ts";
import { type DealField, dealFields } from "./fields.ts";
import { lineGroups } from "./group.ts";
import { selectedReason } from "./lost-reason.ts";
import { eachOptional } from "./optional.ts";

export const currency = z
  .string("Enter a currency code, e.g. AUD.")
  .trim()
  .toUpperCase()
  .refine(isCurrency, "Enter a currency code, e.g. AUD.");

const fields = {
  title: name("A title", dealFields.title.limit),
  contactId: id.nullish(),
  contactIds,
  value: z.number(noAmountMessage).nullish(),
  currency: currency.optional(),
  stageId: id.optional(),
  ...eachOptional((name) => fieldInput(dealFields[name])),
  /** For a won or lost deal; today by default. */
  closedDate: day.nullish(),
  lostReason: text("A reason", dealFields.lostReason.limit),
} satisfies Record<DealField, z.ZodType>;

/** A new deal. Its amount is checked once its currency is known. */
export const newDeal = z.object(fields);
export type NewDeal = z.output<typeof newDeal>;

/** What an import types of a new deal. */
export const importedDeal = newDeal.pick({ title: true, description: true, lostReason: true });

export const dealPatch = newDeal.partial();
export type DealPatch = z.output<typeof dealPatch>;

/** An amount as typed, with its currency; empty fields aren't sent. */
const typedAmount = {
  value: z.string(noAmountMessage).max(100, noAmountMessage).default(""),
  currency,
};

/** Reads a typed amount once its currency is known; an empty field is no value. */
function amountIn(deal: unknown, locale: string): ReadAmount | undefined {
  const { value, currency: code } = (deal ?? {}) as { value?: unknown; currency?: unknown };
  if (typeof value !== "string" || value.trim() === "") return undefined;
  if (typeof code !== "string" || !isCurrency(code)) return undefined;
  return parseAmount(value, { locale, currency: code });
}

/** Checks a typed amount even if other fields are wrong, so that all errors are shown at once. */
function judgesAmount(locale: string): Parameters<z.ZodObject["refine"]> {
  const reasonIn = (deal: unknown) => amountIn(deal, locale)?.reason;
  return [
    (deal: unknown) => reasonIn(deal) === undefined,
    {
      error: ({ input }) => reasonIn(input),
      path: ["value"],
      when: ({ value }) => amountIn(value, locale) !== undefined,
    },
  ];
}

/** The same with its amount as a number, in the major unit; null if none is typed. */
function withAmount<Deal extends { value: string; currency: string }>(deal: Deal, locale: string) {
  const { minor = null } = amountIn(deal, locale) ?? {};
  return { ...deal, value: minor === null ? null : fromMinor(minor, deal.currency) };
}

/**
 * A whole deal as a form sends it, with its amount typed in a locale (BCP 47): empty fields are
 * cleared.
 */
export function dealForm(locale: string) {
  return z
    .object({
      ...fields,
      ...typedAmount,
      contactIds: selectedContactIds,
      ...seen,
      /** Sent if the form has a lost reason, so that an empty one clears it. */
      asksReason: carried.optional(),
    })
    .refine(...judgesAmount(locale))
    .transform(({ asksReason, ...deal }) => ({
      ...withAmount(deal, locale),
      lostReason: asksReason ? (deal.lostReason ?? null) : deal.lostReason,
      contactId: deal.contactId ?? null,
      ...eachOptional((name) => deal[name] ?? null),
    }));
}

const cleared = <Value>(value: Value | null | undefined) => value ?? null;

/**
 * One group of a deal's fields as its editor sends it, typed in a locale (BCP 47): empty fields are
 * cleared.
 */
export function editedDealGroup(locale: string) {
  return z
    .discriminatedUnion(
      "group",
      [
        z.object({ group: z.literal("title"), title: fields.title, ...seen }),
        z
          .object({ group: z.literal("value"), ...typedAmount, ...seen })
          .refine(...judgesAmount(locale))
          .transform((deal) => withAmount(deal, locale)),
        z.object({
          group: z.literal("people"),
          contactId: fields.contactId.transform(cleared),
          contactIds: selectedContactIds,
          ...seen,
        }),
        z
          .object({
            group: z.enum(lineGroups),
            ...recordOf(lineGroups, (name) => fields[name]),
            ...seen,
          })
          .transform(({ group, version, overwrites, ...typed }) => ({
            ...{ group, version, overwrites },
            [group]: typed[group] ?? null,
          })),
      ],
      "Unknown group of fields.",
    )
    .transform(({ group, version, overwrites, ...deal }) => ({ group, version, overwrites, deal }));
}

/** A deal to mark as won or lost, as a form sends it: its closed date, and the reason of a lost one. */
export const closingForm = z
  .object({
    stageId: id,
    closedDate: day.nullish().transform(cleared),
    lostReason: fields.lostReason,
    /** A reason that isn't in the list. */
    otherReason: fields.lostReason,
  })
  .transform(({ stageId, closedDate, ...closing }) => ({
    stageId,
    closedDate,
    lostReason: selectedReason(closing),
  }));

const operation = operationKey.optional();

export const createDealInput = z.object({ ...fields, operation });
export const updateDealInput = z.object({
  id,
  deal: dealPatch,
  ...seen,
  operation,
});
export const oneDealInput = z.object({ id, operation });

export const moveDealInput = z.object({
  id,
  stageId: id,
  /** The card that it comes after; null for the top, missing for the end. */
  afterId: id.nullish(),
  closedDate: fields.closedDate,
  lostReason: fields.lostReason,
  operation,
});
export type DealMove = z.output<typeof moveDealInput>;

export const valueFilters = {
  /**
   * The ends of a range of values, each in the major unit of a deal's own currency, both included.
   * Deals without a value are in no range.
   */
  valueFrom: z.number(noAmountMessage).optional(),
  valueTo: z.number(noAmountMessage).optional(),
  /** Deals without a value. */
  valueless: z.boolean("Valueless must be true or false.").optional(),
};

export const boardInput = z
  .object({
    pipelineId: id.optional(),
    search: search.optional(),
    tagIds: z.array(id).max(mostFilterTags, tooManyFilterTags).optional(),
    contactId: id.optional(),
    /** Deals with people of this company. */
    companyId: id.optional(),
    ...valueFilters,
    /** Open deals whose expected close is before this day. */
    closesBefore: day.optional(),
    /** Open deals without a task to do. */
    stepless: z.boolean("Stepless must be true or false.").optional(),
    /** Stages that show no cards: these, or the closed ones. */
    folded: z
      .union([z.literal("closed"), z.array(id).max(100, "List up to 100 stages.")])
      .optional(),
    /** Stages that show more than the first cards, and how many. */
    more: z
      .array(
        z.object({
          stageId: id,
          cards: z
            .number("Enter a number of cards, e.g. 25.")
            .int("Enter a number of cards, e.g. 25.")
            .min(1, "Enter a number of cards, e.g. 25.")
            .max(mostCards, `A stage shows up to ${mostCards} cards; the list has the rest.`),
        }),
      )
      .max(10, "Up to 10 stages can show more cards.")
      .optional(),
  })
  .optional();
export type BoardQuery = NonNullable<z.output<typeof boardInput>>;

export const dealChoicesInput = z
  .object({
    /** Contacts to include in any case. */
    contactIds: z
      .array(id)
      .max(mostOtherContacts + 1, tooManyContactsMessage)
      .optional(),
  })
  .optional();
export type DealChoicesQuery = NonNullable<z.output<typeof dealChoicesInput>>;
