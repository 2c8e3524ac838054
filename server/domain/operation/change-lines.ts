import { activityTypeLabels } from "../activity/activity.ts";
import {
  type ActivityField,
  type ActivityKind,
  activityFieldNames,
  activityFields,
} from "../activity/fields.ts";
import { companyFieldNames, companyFields } from "../company/fields.ts";
import { cadenceLabel } from "../contact/cadence.ts";
import { pointLabelTexts } from "../contact/contact.ts";
import { contactFields, eachField } from "../contact/fields.ts";
import { type Day, toDay } from "../day.ts";
import { givenValue } from "../deal/deal.ts";
import { type DealField, type DealKind, dealFieldNames, dealFields } from "../deal/fields.ts";
import { type FileField, type FileKind, fileFieldNames, fileFields } from "../file/fields.ts";
import { sizeLabel } from "../file/file.ts";
import type { Clock } from "../moment.ts";
import { stageKindLabels } from "../pipeline/pipeline.ts";
import { recordOf } from "../record-of.ts";
import { todayGroupLabels } from "../today/today.ts";
import {
  repeatFromLabels,
  type TodoField,
  type TodoKind,
  todoFieldNames,
  todoFields,
} from "../todo/fields.ts";
import { repeatLabel } from "../todo/repeat.ts";
import { durationLabel } from "../todo/time.ts";
import { todoPriorityLabels, todoStatusLabels } from "../todo/todo.ts";
import { viewListLabels } from "../view.ts";
import { type EntityName, entityNouns } from "./entity.ts";

/*
 * A logged record as people read it: a line for each field, old and new. Every property that the
 * log may hold is either shown in one of these lines or listed as hidden.
 */

/** A value as a page shows it: dates and money are formatted for the reader. */
export type ChangeValue =
  | { as: "text"; text: string }
  /** An amount in the currency's major unit. */
  | { as: "money"; amount: number; currency: string }
  | { as: "day"; day: Day }
  /** A time of day, "HH:MM". */
  | { as: "clock"; time: Clock }
  /** Unix milliseconds. */
  | { as: "moment"; at: number }
  | { as: "color"; color: string }
  | { as: "stage"; name: string; color: string | null }
  | { as: "tags"; tags: { name: string; color: string }[] };

export interface ChangeLine {
  label: string;
  /** Null if there was no value. */
  before: ChangeValue | null;
  /** Null if there is no value now. */
  after: ChangeValue | null;
}

/** A record in the log: its properties by name. */
export type Logged = Record<string, unknown>;

/** The names of the records that a change refers to, by id. */
export type Names = Partial<
  Record<EntityName, Record<string, { name: string; color?: string | null } | null> | null>
>;

interface Field {
  label: string;
  read: (logged: Logged, names: Names) => ChangeValue | null;
}

function text(textField: string | null | undefined): ChangeValue | null {
  return textField ? { as: "text", text: textField } : null;
}

function words(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const value = logged[property];
      return value === null || value === undefined ? null : text(String(value));
    },
  };
}

/** One of several values, shown by its label. */
function choice(label: string, property: string, labels: Record<string, string>): Field {
  return {
    label,
    read: (logged) => {
      const value = logged[property];
      return typeof value === "string" ? text(labels[value] ?? value) : null;
    },
  };
}

/** A list's query from its URL, in words: "search ann, sort newest". */
function filters({ query }: Logged): ChangeValue | null {
  const said = [...new URLSearchParams(String(query ?? ""))];
  return text(said.map(([name, value]) => `${name} ${value}`).join(", "));
}

function yesOrNo(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const value = logged[property];
      return value === null || value === undefined ? null : text(value ? "Yes" : "No");
    },
  };
}

function minutes(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const value = logged[property];
      return typeof value === "number" ? text(durationLabel(value)) : null;
    },
  };
}

function day(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const midnight = logged[property];
      return typeof midnight === "number" ? { as: "day", day: toDay(midnight) } : null;
    },
  };
}

function clock(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const time = logged[property];
      return typeof time === "string" ? { as: "clock", time } : null;
    },
  };
}

/** A position in an order, counted from 1. */
function position(property: string): Field {
  return {
    label: "Position",
    read: (logged) => {
      const index = logged[property];
      return typeof index === "number" ? text(String(index + 1)) : null;
    },
  };
}

/** The text in place of the name of a permanently deleted record. */
function deletedOne(entity: EntityName): string {
  return `Deleted ${entityNouns[entity].one}`;
}

/** Another record, by its name; a permanently deleted one has none. */
function record(label: string, property: string, entity: EntityName): Field {
  return {
    label,
    read: (logged, names) => {
      const id = logged[property];
      if (id === null || id === undefined) return null;
      return text(names[entity]?.[String(id)]?.name ?? deletedOne(entity));
    },
  };
}

/** Several other records, by name. */
function records(label: string, property: string, entity: EntityName): Field {
  return {
    label,
    read: (logged, names) =>
      text(
        idsIn(logged[property])
          .map((id) => names[entity]?.[id]?.name ?? deletedOne(entity))
          .join(", "),
      ),
  };
}

const color: Field = {
  label: "Colour",
  read: ({ color: hex }) => (typeof hex === "string" ? { as: "color", color: hex } : null),
};

const stage: Field = {
  label: dealFields.stageId.label,
  read: ({ stageId }, names) => {
    if (stageId === null || stageId === undefined) return null;
    const named = names.stage?.[String(stageId)];
    return { as: "stage", name: named?.name ?? deletedOne("stage"), color: named?.color ?? null };
  },
};

const money: Field = {
  label: dealFields.value.label,
  read: ({ value, currency }) => {
    const amount = typeof value === "number" ? givenValue(value) : null;
    if (amount === null) return null;
    return typeof currency === "string" ? { as: "money", amount, currency } : text(String(amount));
  },
};

const tags: Field = {
  label: "Tags",
  read: ({ tagIds }, names) => {
    const given = idsIn(tagIds).flatMap((id) => {
      const tag = names.tag?.[id];
      return tag ? [{ name: tag.name, color: tag.color ?? "#6B7280" }] : [];
    });
    return given.length > 0 ? { as: "tags", tags: given } : null;
  },
};

function idsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** Other emails or phones, each with its type. */
function points(label: string, wanted: "email" | "phone"): Field {
  return {
    label,
    read: ({ points: all }) => {
      const list = Array.isArray(all) ? all.filter(({ kind }) => kind === wanted) : [];
      const texts = list.map(({ label: purpose, value }: { label: string; value: string }) => {
        const use = pointLabelTexts[purpose as keyof typeof pointLabelTexts];
        return use ? `${value} (${use.toLowerCase()})` : value;
      });
      return text(texts.join(", "));
    },
  };
}

function moment(label: string, property: string): Field {
  return {
    label,
    read: (logged) => {
      const at = logged[property];
      return typeof at === "number" ? { as: "moment", at } : null;
    },
  };
}

const localeNames = new Intl.DisplayNames("en", { type: "language" });

const locale: Field = {
  label: "Date and number format",
  read: ({ locale: code }) =>
    typeof code === "string" ? text(localeNames.of(code) ?? code) : null,
};

const percent: Field = {
  label: "Probability",
  read: ({ probability }) => (typeof probability === "number" ? text(`${probability}%`) : null),
};

const cadence: Field = {
  label: contactFields.cadence.label,
  read: ({ cadence: days }) => (days == null ? null : text(cadenceLabel(String(days)))),
};

const rottingDays: Field = {
  label: "Stale after",
  read: ({ rottingDays: days }) =>
    typeof days === "number" ? text(days === 1 ? "1 day" : `${days} days`) : null,
};

/** One per line in the log, shown as a list. */
function choices(label: string, name: string): Field {
  return {
    label,
    read: ({ [name]: lines }) =>
      typeof lines === "string" ? text(lines.replaceAll("\n", ", ")) : null,
  };
}

/** How each kind of deal field is shown. */
const dealLines: Record<DealKind, (name: DealField) => Field> = {
  text: (name) => words(dealFields[name].label, name),
  markdown: (name) => words(dealFields[name].label, name),
  day: (name) => day(dealFields[name].label, name),
  money: () => money,
  currency: () => money,
  stage: () => stage,
  contact: (name) => record(dealFields[name].label, name, "contact"),
  contacts: (name) => records(dealFields[name].label, name, "contact"),
};

/** How each kind of task field is shown. */
const todoLines: Record<TodoKind, (name: TodoField) => Field> = {
  text: (name) => words(todoFields[name].label, name),
  markdown: (name) => words(todoFields[name].label, name),
  day: (name) => day(todoFields[name].label, name),
  time: (name) => clock(todoFields[name].label, name),
  minutes: (name) => minutes(todoFields[name].label, name),
  repeat: (name) => ({
    label: todoFields[name].label,
    read: ({ repeat }) => (typeof repeat === "string" ? text(repeatLabel(repeat)) : null),
  }),
  repeatFrom: (name) => choice(todoFields[name].label, name, repeatFromLabels),
  status: (name) => choice(todoFields[name].label, name, todoStatusLabels),
  priority: (name) => choice(todoFields[name].label, name, todoPriorityLabels),
  category: (name) => record(todoFields[name].label, name, "category"),
  contact: (name) => record(todoFields[name].label, name, "contact"),
  deal: (name) => record(todoFields[name].label, name, "deal"),
  company: (name) => record(todoFields[name].label, name, "company"),
};

/** How each kind of activity field is shown. */
const activityLines: Record<ActivityKind, (name: ActivityField) => Field> = {
  type: (name) => choice(activityFields[name].label, name, activityTypeLabels),
  text: (name) => words(activityFields[name].label, name),
  markdown: (name) => words(activityFields[name].label, name),
  moment: (name) => moment(activityFields[name].label, name),
  minutes: (name) => minutes(activityFields[name].label, name),
  contact: (name) => record(activityFields[name].label, name, "contact"),
  contacts: (name) => records(activityFields[name].label, name, "contact"),
  deal: (name) => record(activityFields[name].label, name, "deal"),
  company: (name) => record(activityFields[name].label, name, "company"),
};

/** How each kind of file field is shown. */
const fileLines: Record<FileKind, (name: FileField) => Field> = {
  text: (name) => words(fileFields[name].label, name),
  size: (name) => ({
    label: fileFields[name].label,
    read: ({ size }) => (typeof size === "number" ? text(sizeLabel(size)) : null),
  }),
  contact: (name) => record(fileFields[name].label, name, "contact"),
  deal: (name) => record(fileFields[name].label, name, "deal"),
  company: (name) => record(fileFields[name].label, name, "company"),
  activity: (name) => record(fileFields[name].label, name, "activity"),
};

/** What is shown of each kind of record, by property, in the order of the lines. */
const shownFields: Record<EntityName, Record<string, Field | readonly Field[]>> = {
  settings: {
    name: words("Name", "name"),
    locale,
    timeZone: words("Time zone", "timeZone"),
    currency: words("Currency", "currency"),
    baseCurrency: words("Reporting currency", "baseCurrency"),
    shortcuts: yesOrNo("Single-key shortcuts", "shortcuts"),
    lostReasons: choices("Lost reasons", "lostReasons"),
    sources: choices("Sources", "sources"),
    monthlyGoal: words("Monthly goal", "monthlyGoal"),
    goalCurrency: words("Currency of the goal", "goalCurrency"),
    theme: choice("Theme", "theme", { system: "System", light: "Light", dark: "Dark" }),
  },
  rate: {
    currency: words("Currency", "currency"),
    base: words("Reporting currency", "base"),
    day: day("Date", "day"),
    rate: words("Rate", "rate"),
  },
  pipeline: { name: words("Name", "name"), orderIndex: position("orderIndex") },
  stage: {
    name: words("Name", "name"),
    color,
    kind: choice("Type", "kind", stageKindLabels),
    probability: percent,
    rottingDays,
    orderIndex: position("orderIndex"),
  },
  category: {
    name: words("Name", "name"),
    color,
    description: words("Description", "description"),
  },
  tag: { name: words("Name", "name"), color, cadence },
  company: recordOf(companyFieldNames, (name) => words(companyFields[name].label, name)),
  contact: {
    ...eachField((name) => words(contactFields[name].label, name)),
    cadence,
    emailLabel: choice("Email type", "emailLabel", pointLabelTexts),
    phoneLabel: choice("Phone type", "phoneLabel", pointLabelTexts),
    points: [points("Other emails", "email"), points("Other phones", "phone")],
    tagIds: tags,
  },
  deal: recordOf(dealFieldNames, (name) => dealLines[dealFields[name].kind](name)),
  todo: recordOf(todoFieldNames, (name) => todoLines[todoFields[name].kind](name)),
  activity: recordOf(activityFieldNames, (name) => activityLines[activityFields[name].kind](name)),
  file: recordOf(fileFieldNames, (name) => fileLines[fileFields[name].kind](name)),
  dismissal: {
    firstId: record("Contact", "firstId", "contact"),
    secondId: record("Not a duplicate of", "secondId", "contact"),
  },
  todayDismissal: {
    kind: choice("Group", "kind", todayGroupLabels),
    dealId: record("Deal", "dealId", "deal"),
    contactId: record("Contact", "contactId", "contact"),
    until: moment("Hidden until", "until"),
  },
  view: {
    name: words("Name", "name"),
    list: choice("List", "list", viewListLabels),
    query: { label: "Filters, order and columns", read: filters },
    isDefault: yesOrNo("Default view", "isDefault"),
  },
};

/** Keys, versions and the like: derived from what is shown, or implied by the operation. */
const hiddenProperties = new Set([
  "id",
  "userId",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "version",
  "nameKey",
  "searchText",
  "companyKey",
  "companyId",
  "emailKey",
  "phoneKey",
  "phonePrefix",
  "valueMinor",
  "pipelineId",
  "position",
  "stageSince",
  "wonRate",
  "wonBase",
  "completed",
  "completedAt",
  "repeatDate",
  "dueKey",
  "closedFromStageId",
  "key",
  "type",
  "width",
  "height",
]);

/** Whether this property is shown, or known to be hidden. */
export function isKnownProperty(entity: EntityName, property: string): boolean {
  return property in shownFields[entity] || hiddenProperties.has(property);
}

/**
 * The value of a record's property, as people read it; `line` selects one, from 0, if the property
 * has several lines.
 */
export function fieldValue(
  entity: EntityName,
  property: string,
  line: number,
  logged: Logged,
  names: Names = {},
): ChangeValue | null {
  const field = [shownFields[entity][property] ?? []].flat()[line];
  const value = field?.read(logged, names) ?? null;
  return value?.as === "text" && value.text.length > longestShown
    ? { as: "text", text: `${value.text.slice(0, longestShown).replace(/\p{Surrogate}$/u, "")}…` }
    : value;
}

/** The longest text shown for a field, in characters. */
const longestShown = 500;

/**
 * What a change did to a record: a line for each field that differs. Without `before` the record
 * was created, without `after` it was deleted; then each field with a value is shown.
 */
export function changeLines(
  entity: EntityName,
  before: Logged | null,
  after: Logged | null,
  names: Names = {},
): ChangeLine[] {
  const changed = Object.keys({ ...before, ...after }).filter(
    (property) => JSON.stringify(before?.[property]) !== JSON.stringify(after?.[property]),
  );
  const fields = Object.entries(shownFields[entity]).flatMap(([property, field]) =>
    changed.includes(property) ? field : [],
  );
  const lines = [...new Set(fields)].flatMap(({ label, read }) => {
    const old = before && read(before, names);
    const now = after && read(after, names);
    return lineOf(label, old, now);
  });
  const replaced = before && after && changed.includes("position") && !changed.includes("stageId");
  return replaced ? [...lines, { label: "Position", before: null, after: elsewhere }] : lines;
}

const elsewhere: ChangeValue = { as: "text", text: "Moved within its stage" };

function lineOf(label: string, old: ChangeValue | null, now: ChangeValue | null): ChangeLine[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (old?.as === "tags" && now?.as === "tags") {
    const [gone, come] = [without(old.tags, now.tags), without(now.tags, old.tags)];
    if (!gone && !come) return [];
    return [{ label, before: gone, after: come }];
  }
  if (old?.as === "text" && now?.as === "text") {
    const from = firstDifference(old.text, now.text);
    return [{ label, before: excerpt(old.text, from), after: excerpt(now.text, from) }];
  }
  return [{ label, before: excerptOf(old), after: excerptOf(now) }];
}

interface NamedTag {
  name: string;
  color: string;
}

/** The tags in one list that aren't in the other. */
function without(list: NamedTag[], other: NamedTag[]): ChangeValue | null {
  const rest = list.filter(({ name }) => other.every((each) => each.name !== name));
  return rest.length > 0 ? { as: "tags", tags: rest } : null;
}

/** The longest excerpt of a text, in characters. */
const longestText = 160;
/** How much of the common start of two long texts is shown before their difference. */
const shownBefore = 40;

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function excerptOf(value: ChangeValue | null): ChangeValue | null {
  return value?.as === "text" ? excerpt(value.text, 0) : value;
}

/** A text, or an excerpt around a position if it is long. */
function excerpt(whole: string, around: number): ChangeValue {
  if (whole.length <= longestText) return { as: "text", text: whole };
  const from = around <= shownBefore ? 0 : Math.min(around - shownBefore, whole.length - 1);
  const part = whole.slice(from, from + longestText).replace(/^\p{Surrogate}|\p{Surrogate}$/gu, "");
  const start = from > 0 ? "…" : "";
  const end = from + longestText < whole.length ? "…" : "";
  return { as: "text", text: `${start}${part.trim()}${end}` };
}
