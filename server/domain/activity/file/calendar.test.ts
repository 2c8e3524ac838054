import { expect, test } from "vitest";
import { vendorOf } from "../../contact/vendor.ts";
import { momentAt } from "../../moment.ts";
import { isActivitiesHeader, readActivityColumns } from "./columns.ts";
import { readActivityRecord } from "./from-row.ts";

const timeZone = "America/New_York";
const at = (day: string, time: string) => momentAt(timeZone, day, time);

const outlook =
  "Subject|Start Date|Start Time|End Date|End Time|All day event|Reminder on/off|Reminder Date|Reminder Time|Meeting Organizer|Required Attendees|Optional Attendees|Meeting Resources|Billing Information|Categories|Description|Location|Mileage|Priority|Private|Sensitivity|Show time as";
const google =
  "Subject|Start Date|Start Time|End Date|End Time|All Day Event|Description|Location|Private";
const zoho =
  "Title|From|To|All day|Location|Host|Participants|Related To|Description|Remind At|Created Time";

/** The activity of a row under a header, whose cells have bars between them. */
function read(header: string, line: string) {
  const columns = readActivityColumns(header.split("|"));
  const reading = { order: "monthFirst", timeZone, today: "2026-12-01", columns } as const;
  const found = readActivityRecord({ row: 2, cells: line.split("|") }, reading);
  if (found.row === null) return found;
  const people = found.row.people.map(({ firstName, lastName, email }) =>
    [firstName, lastName, email].filter(Boolean).join(" "),
  );
  return { ...found.row, people, remarks: found.remarks };
}

test.each([
  ["Outlook", outlook],
  ["Zoho CRM", zoho],
  [null, google],
])("a calendar of %s is one of activities, whose rows are meetings", (vendor, header) => {
  const names = header.split("|");
  expect(isActivitiesHeader(readActivityColumns(names))).toBe(true);
  expect(vendorOf(names)).toBe(vendor);
});

test.each([
  "Subject|From|To|Date|Body",
  "Subject|Start Date|Due Date|Reminder On/Off|Priority|Status|Date Completed",
  "Title|Start Date|Due Date|Is All Day|Priority|Status",
  "Name|Title|Company|From|To",
  "Event name|Order date|First name|Email",
])("the header %s is no calendar's", (header) => {
  expect(isActivitiesHeader(readActivityColumns(header.split("|")))).toBe(false);
});

test("a meeting of Outlook has its time, attendees and text, without reminders and defaults", () => {
  const line =
    "Project sync|3/4/2026|10:00:00 AM|3/4/2026|11:30:00 AM|False|True|3/4/2026|9:45:00 AM|Me|Ann Lee;bob@acme.example;Day, Cy|Di Roe|Room 2|||Bring the plan|Office||Normal|False|Normal|2";
  expect(read(outlook, line)).toMatchObject({
    ...{ type: "meeting", subject: "Project sync", isTypeGiven: true },
    ...{ timestamp: at("2026-03-04", "10:00"), durationMinutes: 90 },
    people: ["Ann Lee", "bob@acme.example", "Cy Day", "Di Roe"],
    description:
      "Bring the plan\nMeeting Organizer: Me\nMeeting Resources: Room 2\nLocation: Office",
    remarks: [],
  });
  const confidential = line.replace("Normal|False|Normal", "High|True|Private");
  expect(read(outlook, confidential)).toMatchObject({
    description: expect.stringMatching(/Priority: High\nPrivate: True\nSensitivity: Private$/),
  });
});

test("a whole day is its noon, and only the end of several days is kept", () => {
  const row = (start: string, end: string) =>
    read(outlook, `Fair|${start}|12:00:00 AM|${end}|12:00:00 AM|True||||Me|Ann Lee`);
  const noon = { timestamp: at("2026-03-04", "12:00"), durationMinutes: null, remarks: [] };
  expect(row("3/4/2026", "3/5/2026")).toMatchObject({
    ...noon,
    description: "Meeting Organizer: Me",
  });
  expect(row("3/4/2026", "3/6/2026")).toMatchObject({
    ...noon,
    description: "End Date: 3/6/2026\nMeeting Organizer: Me",
  });
  expect(read(google, "Fair|03/04/2026||03/04/2026||True|||False")).toMatchObject({
    ...noon,
    description: null,
  });
  expect(read(google, "Fair|soon|9:00 AM|||True|||")).toMatchObject({
    ...{ isDated: false, remarks: ["date", "undated"] },
    description: "Start Date: soon\nStart Time: 9:00 AM",
  });
});

test("a meeting of Zoho is from one moment to another", () => {
  const line =
    "Kick-off|2026-03-04T10:00:00+05:30|2026-03-04T10:45:00+05:30|false|Office|Me|Ann Lee;Bob Ray|Acme|Hello|2026-03-04T09:00:00+05:30|2026-03-01 09:00:00";
  expect(read(zoho, line)).toMatchObject({
    ...{ type: "meeting", timestamp: Date.UTC(2026, 2, 4, 4, 30), durationMinutes: 45 },
    ...{ people: ["Ann Lee", "Bob Ray"], remarks: [] },
    description: "Hello\nLocation: Office\nHost: Me\nRelated To: Acme",
  });
  const day =
    "Fair|2026-03-04T00:00:00+05:30|2026-03-04T23:59:59+05:30|true||||||2026-03-04T00:00:00Z|";
  expect(read(zoho, day)).toMatchObject({
    ...{ timestamp: at("2026-03-04", "12:00"), description: null, remarks: [] },
  });
});
