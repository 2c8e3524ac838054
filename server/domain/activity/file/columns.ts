import { type Column, fieldsByName, isOwnHeader, readColumns } from "../../contact/columns.ts";
import { personFields } from "../../contact/person-targets.ts";
import type { DealColumnField } from "../../deal/column-field.ts";
import { fold } from "../../fold.ts";
import { type LinkColumnField, linkColumnNames } from "../../import/link-field.ts";
import {
  aboutUs,
  alwaysNew,
  companyNames,
  hasField,
  ownPart,
  recordHeaderScore,
  withSingle,
} from "../../import/record-header.ts";
import { type ActivityType, activityTypes } from "../activity.ts";
import { calendarField, isCalendarHeader } from "./calendar.ts";
import type { ActivityColumnField } from "./column-field.ts";

/** The usual names of columns, without case, spaces, punctuation and an "Activity" before them. */
const usualNames: Partial<Record<ActivityColumnField | DealColumnField | LinkColumnField, string>> =
  {
    activityType: "type subtype tasksubtype eventsubtype kind",
    activitySubject:
      "subject title topic summary calltitle callname callsubject emailsubject meetingtitle meetingname meetingsubject eventtitle eventsubject notetitle",
    activityText:
      "notes note description details body text content comment comments fullcomments callnotes callbody calldescription callsummary emailbody emailtext emailcontent meetingnotes meetingdescription meetingbody notebody notecontent notetext",
    activityWhen:
      "when date datetime timestamp due duedate start startdate startdatetime starttime callstarttime calldate meetingstarttime meetingdate emaildate emailsenddate sentat notedate",
    activityTime: "time duetime",
    activityEnd: "end enddate enddatetime endtime meetingendtime",
    activityAllDay: "allday alldayevent isallday isalldayevent",
    activityOutcome:
      "outcome calloutcome meetingoutcome result callresult disposition calldisposition",
    activityDone: "done completed status",
    activityDeal:
      "deal dealname dealtitle opportunity opportunityname associateddeal associateddeals",
    activityAdded:
      "created createdat createddate createdate createdon createdtime addtime dateadded datecreated",
    dealPeople:
      "contact contacts contactname contactperson person personname associatedcontact associatedcontacts with",
    dealOthers:
      "othercontacts attendees requiredattendees optionalattendees participants invitees guests",
    dealOtherEmails: "othercontactemails",
    dealOtherCompanies: "othercontactcompanies",
    dealPeopleIds: "contactkithids contactkithid",
    ...linkColumnNames,
  };

const fieldByName = fieldsByName(usualNames);

/** "Duration (minutes)", "Call duration", "CallDurationInSeconds". */
const duration = /^(?:call|meeting|event)?duration/;

const words = {
  prefix: /^(?:activity|activities|call|email|meeting|note|event)s?$/i,
  start: /^activity/,
};

/** Fields that one column has: further ones go to the notes. */
const single = ["activityType", "activitySubject", "activityDuration", "activityOutcome"] as const;

/** What only the program itself can use: "Record ID", "WhoId". */
const isId = (header: string) => /(?:^|[\s_-])ids?$/i.test(header) || /[a-z]Ids?$/.test(header);

/** The column of our own exports beside which "Company" is that of the activity. */
const contactCompany = "Contact Company";

/** What each column of a file of activities holds, by the headers of CRMs. */
export function readActivityColumns(header: readonly string[]): Column[] {
  const isOwn = isOwnHeader(header) && header.includes(contactCompany);
  const isCalendar = isCalendarHeader(header);
  const columns = readColumns(header).map((column, index): Column => {
    const name = header[index]?.trim() ?? "";
    const ofCalendar = isCalendar ? calendarField(name) : undefined;
    const field = ofCalendar === undefined ? fieldOf(column, name, isOwn) : ofCalendar;
    // In our own exports a time is a moment, and a company may be called "None".
    const isExact = isOwn && (field === "activityWhen" || field === "activityCompany");
    const kind = field === "email" ? "primary" : "";
    return { ...column, field, shape: isExact ? "exact" : "one", kind };
  });
  return withSingle(columns, single, (field) => chosenColumn(columns, field));
}

/** The first column of a field; of durations, the first with a unit. */
function chosenColumn(columns: readonly Column[], field: Column["field"]): Column | undefined {
  const found = columns.filter((column) => column.field === field);
  const hasUnit = ({ name }: Column) => /\(|sec|hours|hrs|milli/i.test(name);
  return (field === "activityDuration" && found.find(hasUnit)) || found[0];
}

function fieldOf(column: Column, header: string, isOwn: boolean): Column["field"] {
  if (column.field === "ownId") return "ownId";
  if (alwaysNew.test(header)) return null;
  if (aboutUs.test(header)) return "note";
  if (header === contactCompany) return "company";
  // Without "Activity" before it, a name may be that of a person.
  if (/^activity[\s_-]*name$/i.test(header)) return "activitySubject";
  const part = ownPart(header, words);
  if (part !== null) {
    const field = duration.test(part) ? "activityDuration" : fieldByName.get(part);
    if (field) return field;
    if (companyNames.includes(part)) return isOwn ? "activityCompany" : "company";
  }
  if (isId(header)) return null;
  return personFields.some((each) => each === column.field) ? column.field : "note";
}

function namesOf(columns: readonly Column[]): string[] {
  return columns.map(({ name }) => fold(name.trim().replaceAll("_", " ")));
}

/** Headers that only activities have. */
const telling =
  /^(?:activity - subject|(?:call|meeting|email) (?:title|subject|name|notes|body|outcome|start time)|note (?:body|content))$/;

const hasMoment = (columns: readonly Column[]) =>
  hasField(columns, "activityWhen", "activityAdded");

/** Whether a header is that of activities, in our own or another program's export, whatever was asked for. */
export function isActivitiesHeader(columns: readonly Column[]): boolean {
  const names = namesOf(columns);
  const isOwn = ["when", "duration (minutes)"].every((name) => names.includes(name));
  const isTold = hasMoment(columns) && names.some((name) => telling.test(name));
  return isOwn || isTold || isCalendarHeader(names);
}

/**
 * Whether a header may well be that of activities, though nothing in it is called so: a subject and a date beside
 * what people and tasks don't have. A type alone isn't enough, because messages and tickets have one.
 */
export function isLikeActivities(columns: readonly Column[]): boolean {
  const names = namesOf(columns);
  return (
    names.includes("subject") &&
    !names.includes("priority") &&
    hasMoment(columns) &&
    hasField(columns, "activityDuration", "activityEnd", "activityOutcome")
  );
}

/** The type of all activities of a file whose header tells it: "Call title", "Meeting start time"; or null. */
export function typeOfFile(columns: readonly Column[]): ActivityType | null {
  const names = namesOf(columns);
  const named = activityTypes.find((type) =>
    names.some((name) => name.startsWith(`${type} `) && telling.test(name)),
  );
  return named ?? (hasField(columns, "activityEnd") ? "meeting" : null);
}

/** How many columns of activities a row would name as a header; 0 if it can't be one. */
export function activityHeaderScore(cells: readonly string[]): number {
  return recordHeaderScore(cells, readActivityColumns, (columns) =>
    hasField(columns, "activitySubject", "activityText"),
  );
}
