import { afterEach, expect, test, vi } from "vitest";
import { dayIn } from "../../day.ts";
import { momentAt } from "../../moment.ts";
import { isActivitiesHeader, isLikeActivities, readActivityColumns } from "./columns.ts";
import { readActivityRecord } from "./from-row.ts";

const timeZone = "Pacific/Auckland";
const today = dayIn(timeZone, Date.now());
const at = (day: string, time: string) => momentAt(timeZone, day, time);

afterEach(() => {
  vi.useRealTimers();
});

/** The activity of a row under a header, whose cells have bars between them. */
function read(header: string, line: string, zone = timeZone) {
  const reading = {
    order: null,
    timeZone: zone,
    today,
    columns: readActivityColumns(header.split("|")),
  };
  const found = readActivityRecord({ row: 2, cells: line.split("|") }, reading);
  return found.row === null ? found : { ...found.row, remarks: found.remarks };
}

const headers = {
  own: "Type|Subject|Notes|When|Duration (minutes)|Outcome|Contact|Contact Email|Contact Company|Other Contacts|Deal|Company|Created|Updated|Kith ID",
  pipedrive:
    "Activity - Subject|Activity - Type|Activity - Due date|Activity - Due time|Activity - Duration|Activity - Done|Activity - Contact person|Activity - Organization|Activity - Deal|Activity - Note|Activity - ID",
  plainPipedrive:
    "Subject|Type|Due date|Due time|Duration|Contact person|Organization|Deal|Note|Done",
  hubspot:
    "Record ID|Call title|Call notes|Call outcome|Call duration|Activity date|Associated contact|Activity assigned to",
  hubspotNotes: "Record ID|Note body|Activity date|Associated contact",
  salesforce: "Subject|StartDateTime|EndDateTime|Description|WhoId",
  zoho: "Subject|Call Type|Call Start Time|Call Duration (in seconds)|Call Result|Contact Name|Call Owner",
};

test.each(Object.entries(headers))("the header of %s is that of activities", (_, header) => {
  const columns = readActivityColumns(header.split("|"));
  expect(isActivitiesHeader(columns) || isLikeActivities(columns)).toBe(true);
});

test.each([
  "Name|Type|Date|Email",
  "Task|Type|Due date|Priority|Status",
  "Subject|Due Date|Status|Priority|Contact Name",
  "Deal name|Stage|Amount|Create date|Deal type",
  "First name|Last name|Email|Notes|Created",
  "Name|Email|Subject|Message|Date|Type",
])("the header %s isn't", (header) => {
  const columns = readActivityColumns(header.split("|"));
  expect(isActivitiesHeader(columns) || isLikeActivities(columns)).toBe(false);
});

test("a call of Pipedrive has its time, duration and people, and says only what is unexpected", () => {
  const line = "Ring back|Call|2026-03-01|14:30|00:45|Done|Ann Lee|Acme|Website|Prices|7";
  expect(read(headers.pipedrive, line)).toMatchObject({
    ...{ type: "call", subject: "Ring back", timestamp: at("2026-03-01", "14:30") },
    ...{ durationMinutes: 45, company: "Acme", deal: "Website", description: "Prices" },
    ...{ people: [{ firstName: "Ann", lastName: "Lee" }], remarks: [] },
  });
  expect(read(headers.pipedrive, "Buy|Task|2026-03-01||00:10|To do|||||")).toMatchObject({
    ...{ type: "note", timestamp: at("2026-03-01", "12:00"), durationMinutes: null },
    description: "Activity - Type: Task\nActivity - Done: To do\nActivity - Duration: 00:10",
    remarks: ["type"],
  });
  expect(read(headers.pipedrive, "Buy|Task||||To do|||||")).toEqual({
    ...{ row: null, reason: "Not done yet, and without a date. Import it as a task." },
  });
});

test("the header of a file tells the type of its rows, and the unit of durations", () => {
  const call = "1|Intro|Long talk|Connected|0:12:40|2026-03-01 09:15|Bob Ray (bob@acme.example)|Me";
  expect(read(headers.hubspot, call)).toMatchObject({
    ...{ type: "call", durationMinutes: 13, outcome: "Connected" },
    ...{ timestamp: at("2026-03-01", "09:15"), people: [{ email: "bob@acme.example" }] },
    description: "Long talk\nActivity assigned to: Me",
  });
  expect(read(headers.hubspotNotes, "1|Likes tea|2026-03-01|Bob")).toMatchObject({
    ...{ type: "note", subject: null, description: "Likes tea" },
  });
  const event = "Kick-off|2026-03-01T09:00:00.000Z|2026-03-01T10:30:00.000Z|Hello|003";
  expect(read(headers.salesforce, event)).toMatchObject({
    ...{ type: "meeting", timestamp: Date.UTC(2026, 2, 1, 9), durationMinutes: 90 },
    description: "Hello",
  });
  expect(
    read(headers.zoho, "Ring|Outbound|2026-03-01 09:15:00|330|Interested|Ann|Me"),
  ).toMatchObject({
    ...{ type: "call", durationMinutes: 6, outcome: "Interested" },
    description: "Call Type: Outbound\nCall Owner: Me",
  });
});

test("types in other languages are known, and a note or an email needs a text", () => {
  for (const [word, type] of [
    ["Anruf", "call"],
    ["Réunion", "meeting"],
    ["E-Mail", "email"],
    ["Notitie", "note"],
  ] as const) {
    expect(read("Subject|Type|Date", `Hello|${word}|2026-03-01`)).toMatchObject({ type });
  }
  expect(read("Subject|Type|Date", "|Email|2026-03-01")).toMatchObject({
    reason: "No subject or text. Add one to this row.",
  });
});

test("the contacts of our own export are known by their ids, whatever their names have in them", () => {
  const [header, line] = [
    "Type|When|Duration (minutes)|Contact|Contact Company|Other Contacts|Contact Kith IDs|Kith ID",
    "Call|2026-03-01T09:00:00.000Z||Ann|Acme; Sons|Bob|contact-1-2; contact-3-4|activity-5-6",
  ];
  expect(read(header, line)).toMatchObject({
    people: [
      { firstName: "Ann", company: "Acme; Sons", ownId: "contact-1-2" },
      { firstName: "Bob", ownId: "contact-3-4" },
    ],
  });
});

test("a moment of our own export is exact, and dates that can't be read are in the notes", () => {
  const midnight = "2026-03-01T00:00:00.000Z";
  expect(read(headers.own, `Call|Hi||${midnight}|0||Ann||||||${midnight}||`)).toMatchObject({
    ...{ timestamp: Date.UTC(2026, 2, 1), durationMinutes: 0, description: null },
  });
  expect(read(headers.own, "Call|Hi||2026-03-01 09:15|||Ann||||||||")).toMatchObject({
    timestamp: at("2026-03-01", "09:15"),
  });
  expect(read("Subject|Type|Date", "Hi|Call|31.02.2026")).toMatchObject({
    ...{ isDated: false, description: "Date: 31.02.2026", remarks: ["date", "undated"] },
  });
});

test("a column of the contact's company doesn't make a file our own export", () => {
  const header = "Subject|Type|Date|Contact Name|Contact Company|Company";
  expect(read(header, "Hi|Call|2026-03-01|Ann|Acme|")).toMatchObject({
    ...{ timestamp: at("2026-03-01", "12:00"), company: "Acme", remarks: [] },
  });
  expect(read(header, "Hi|Call|03/14/2026 9:15 AM|Ann|Acme|")).toMatchObject({
    timestamp: at("2026-03-14", "09:15"),
  });
});

test("a row is read alike whenever its file is imported", () => {
  const readAt = (now: string, header: string, line: string) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(now) });
    const found = read(header, line);
    return { ...found, createdAt: null };
  };
  for (const [header, line, before, after] of [
    ["Type|Date|Notes|Status", "Call|2026-03-01|Hi|Planned", "2026-02-01", "2026-04-01"],
    ["Type|Date|Notes|Done", "Call|2026-03-01|Hi|yes", "2026-02-01", "2026-04-01"],
    [
      "Type|Note body|Create date",
      `Note|Hi|${today}`,
      `${today}T00:00+13:00`,
      `${today}T22:00+13:00`,
    ],
  ] as const) {
    expect(readAt(before, header, line)).toEqual(readAt(after, header, line));
  }
  expect(readAt("2026-04-01", "Type|Date|Status", "Call|2026-03-01|Planned")).toMatchObject({
    description: "Status: Planned",
  });
  const added = readAt(`${today}T00:00+13:00`, "Type|Note body|Create date", `Note|Hi|${today}`);
  expect(added).toMatchObject({ timestamp: at(today, "12:00"), isDated: true });
});

test.each([
  ["Start|End", "2026-03-01T00:00:00.000Z|2026-03-01T01:00:00.000Z", "2026-02-28 16:00", 60],
  ["Date|Ends on|End", "2026-03-01T00:00:00Z||2026-03-01T01:00:00Z", "2026-02-28 16:00", 60],
  ["Date|Duration", "2026-03-01T00:00:00Z|5", "2026-03-01 12:00", 5],
  ["Start date|Duration", "2026-03-01T00:00:00Z|5", "2026-03-01 12:00", 5],
  [
    "Start Date|Start Time|End Date|End Time",
    "2026-03-01|9:00 AM|2026-03-01|10:30 AM",
    "2026-03-01 09:00",
    90,
  ],
  ["Start Date|Start Time|End Time", "2026-03-01|9:00 AM|9:45 AM", "2026-03-01 09:00", 45],
  ["Start Date|Start Time|End Date", "2026-03-01|00:00|", "2026-03-01 00:00", null],
  ["Date|Start|End", "2026-03-01|2026-03-01 09:15|2026-03-01 10:00", "2026-03-01 09:15", 45],
  ["Date|Time", "2026-03-01|00:00:00", "2026-03-01 00:00", null],
  ["Date|Time", "2026-03-01 00:00:00|09:15", "2026-03-01 09:15", null],
])("%s with %s is %s for %s minutes in Los Angeles", (columns, cells, when, durationMinutes) => {
  const found = read(`Subject|Type|${columns}`, `Hi|Meeting|${cells}`, "America/Los_Angeles");
  expect(found).toMatchObject({ when, durationMinutes, description: null, remarks: [] });
});

test("ends and days that say otherwise are in the notes", () => {
  const header = "Subject|Type|Date|Start|End|Duration";
  const line = "Hi|Meeting|2026-03-01|2026-03-02 09:15|2026-03-01 14:00|30";
  expect(read(header, line)).toMatchObject({
    ...{ timestamp: at("2026-03-01", "12:00"), durationMinutes: 30 },
    description: "Start: 2026-03-02 09:15\nEnd: 2026-03-01 14:00",
  });
});

test.each([
  ["Duration (mm:ss)", "12:40", 13],
  ["Duration (min:sec)", "12:40", 13],
  ["Duration (mm:ss)", "1:12:40", 73],
  ["Duration (hrs)", "1.5", 90],
  ["Duration", "1h 30m", 90],
  ["Duration", "5m 30s", 6],
  ["Duration", "1:30", 90],
])("%s with %s is %s minutes", (header, text, durationMinutes) => {
  expect(read(`Subject|Type|Date|${header}`, `Hi|Call|2026-03-01|${text}`)).toMatchObject({
    ...{ durationMinutes, description: null },
  });
});

test("a duration with a unit is taken before one without", () => {
  const header = "Subject|Type|Date|Call Duration|Call Duration (in seconds)";
  expect(read(header, "Hi|Call|2026-03-01|05:30|330")).toMatchObject({
    ...{ durationMinutes: 6, description: "Call Duration: 05:30" },
  });
});

test("a dash is neither a subject nor a text, and an activity's name is its subject", () => {
  expect(read("Activity name|Type|Date|Notes", "Hi|Call|2026-03-01|null")).toMatchObject({
    ...{ subject: "Hi", description: null },
  });
  expect(read("Subject|Type|Date|Notes", "-|Email|2026-03-01|-")).toMatchObject({ row: null });
});

test("a time whose zone could be several is kept as it is written, and another one is read", () => {
  const row = (when: string) => read("Subject|Type|Date|Contact", `Hi|Call|${when}|Ann`);
  expect(row("2026-03-01 14:30 CST")).toMatchObject({
    ...{ isDated: false, description: "Date: 2026-03-01 14:30 CST" },
    remarks: ["date", "undated"],
  });
  expect(row("2026-03-01 14:30 CET")).toMatchObject({
    ...{ timestamp: Date.UTC(2026, 2, 1, 13, 30), description: null, remarks: [] },
  });
  const beside = "Hi|Call|2026-03-01|2:30 PM EST|Ann";
  expect(read("Subject|Type|Date|Time|Contact", beside)).toMatchObject({
    ...{ timestamp: at("2026-03-01", "12:00"), description: "Time: 2:30 PM EST" },
  });
});
