import {
  type Column,
  type ColumnField,
  fieldsByName,
  isOwnHeader,
  readColumns,
} from "../contact/columns.ts";
import { personFields } from "../contact/person-targets.ts";
import { vendorOf } from "../contact/vendor.ts";
import { fold, lettersOf } from "../fold.ts";
import { type LinkColumnField, linkColumnNames } from "../import/link-field.ts";
import {
  aboutUs,
  alwaysNew,
  companyNames,
  hasField,
  ownPart,
  recordHeaderScore,
  withSingle,
} from "../import/record-header.ts";
import type { TaskColumnField } from "./column-field.ts";

/** The names of columns that can be the category, those that say most of what a task belongs to first. */
const categoryNames = [
  ["category", "categories"],
  ["project", "projects"],
  ["list", "listname"],
  ["label", "labels"],
  ["type"],
];

/**
 * The usual names of columns, without case, spaces, punctuation and a "Task" or "Activity" before them; the
 * first column of each of `single` counts.
 */
const usualNames: Partial<
  Record<TaskColumnField | "dealPeople" | "dealPeopleIds" | LinkColumnField, string>
> = {
  taskTitle: "title name subject content summary todo task card cardname whattodo",
  taskDue: "due duedate date deadline dueon dueby duedateutc",
  taskTime: "time duetime",
  taskDuration: "duration durationminutes estimate",
  taskDurationUnit: "durationunit",
  taskRepeat: "repeats repeat recurrence rrule",
  taskRepeatFrom: "repeatsfrom",
  taskStatus: "status state progress",
  taskCompleted:
    "completed completedat completedon completeddate completiondate datecompleted done doneat markedasdonetime doneon iscompleted complete duecomplete finished",
  taskPriority: "priority importance",
  taskArchived: "archived isarchived",
  taskCategory: categoryNames.flat().join(" "),
  taskDeal: "deal dealname dealtitle opportunity associateddeal associateddeals",
  taskDescription: "description notes note details body comment comments carddescription",
  taskAdded: "created createdat createddate createdate createdon createdtime addtime dateadded",
  dealPeople:
    "contact contacts contactname contactperson personname associatedcontact associatedcontacts assignedcontact with",
  dealPeopleIds: "contactkithid",
  ...linkColumnNames,
};

const fieldByName = fieldsByName(usualNames);

/**
 * Fields that one column has, the same in all rows: further ones go to the description. That is the first one,
 * but for categories.
 */
const single: readonly ColumnField[] = [
  ...(["taskTitle", "taskTime", "taskDuration", "taskRepeat", "taskCategory"] as const),
];

/** What only the program itself can use: its ids, and how Todoist reads and shows a task. */
const ofProgram = /(?:^|[\s_-])ids?$|^(?:(?:date|deadline)_lang|timezone|indent|is_collapsed)$/i;

/** In Pipedrive a person is the contact of a task, elsewhere who is to do it. */
const personNames = ["person", "people"];

const words = { prefix: /^(?:task|activity|activities)$/i, start: /^(?:task|activity)/ };

/** Todoist's columns: rows are tasks, sections and comments, and its first priority is the most urgent one. */
const todoistKind = "TYPE";

export function isTodoist(header: readonly string[]): boolean {
  return header.some((name) => name.trim() === todoistKind) && header.includes("CONTENT");
}

/** The column of our own exports beside which "Company" is that of the task. */
const contactCompany = "Contact Company";

/** What each column of a file of tasks holds, by the headers of CRMs and lists of tasks. */
export function readTaskColumns(header: readonly string[]): Column[] {
  const asPeople = readColumns(header);
  const isOwn = isOwnHeader(header) && header.includes(contactCompany);
  const isPipedrive = vendorOf(header) === "Pipedrive";
  const columns = asPeople.map((column, index): Column => {
    const name = header[index] ?? "";
    const isKind = isTodoist(header) && name.trim() === todoistKind;
    const field = isKind ? "taskKind" : fieldOf(column, name, { isOwn, isPipedrive });
    const isName = field === "taskCategory" || field === "taskCompany";
    // In our own exports a category may have a comma, and be called "None".
    const shape = isOwn && isName ? "exact" : "one";
    return { ...column, field, shape, kind: field === "email" ? "primary" : "" };
  });
  return withSingle(columns, single, (field) => columnOf(columns, field));
}

/** The column that has a field which only one has. */
function columnOf(columns: readonly Column[], field: ColumnField): Column | undefined {
  const found = columns.filter((column) => column.field === field);
  return field === "taskCategory" ? found.toSorted(byCategoryRank)[0] : found[0];
}

function byCategoryRank(one: Column, other: Column): number {
  return categoryRank(one) - categoryRank(other);
}

function categoryRank({ name }: Column): number {
  const part = ownPart(name, words) ?? "";
  return categoryNames.findIndex((names) => names.includes(part));
}

function fieldOf(
  column: Column,
  header: string,
  { isOwn, isPipedrive }: { isOwn: boolean; isPipedrive: boolean },
): Column["field"] {
  if (column.field === "ownId") return "ownId";
  if (isOwn) return ownField(column, header);
  if (alwaysNew.test(header)) return null;
  if (aboutUs.test(header)) return "note";
  const part = ownPart(header, words);
  if (part !== null) {
    if (personNames.includes(part)) return isPipedrive ? "dealPeople" : "note";
    const field = fieldByName.get(part);
    if (field) return field;
    if (companyNames.includes(part)) return "company";
  }
  if (ofProgram.test(header.trim())) return null;
  return personFields.some((each) => each === column.field) ? column.field : "note";
}

/** In our own exports, which name the company of a task and that of its contact. */
function ownField(column: Column, header: string): Column["field"] {
  const lookup = lettersOf(header);
  if (lookup === "updated") return null;
  if (lookup === "company") return "taskCompany";
  if (header.trim() === contactCompany) return "company";
  return fieldByName.get(lookup) ?? (column.field === "email" ? "email" : "note");
}

/** Headers of titles that only tasks have. */
const telling = /^(?:task(?: (?:name|title|subject|id))?|activity - subject|card name)$/;

/** Whether a header is that of tasks, in any program's export, rather than of people. */
export function isTasksHeader(columns: readonly Column[]): boolean {
  const names = columns.map(({ name }) => name.trim());
  if (isTodoist(names)) return true;
  const isTold = names.some((name) => telling.test(fold(name.replaceAll("_", " "))));
  const isOwn = ["Repeats From", "Due Date"].every((name) => names.includes(name));
  return isOwn || (isTold && hasField(columns, "taskDue", "taskStatus", "taskCompleted"));
}

/** How many columns of tasks a row would name as a header; 0 if it can't be one. */
export function taskHeaderScore(cells: readonly string[]): number {
  return recordHeaderScore(cells, readTaskColumns, (columns) => hasField(columns, "taskTitle"));
}
