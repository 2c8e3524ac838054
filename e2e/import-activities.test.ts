import { expect, test } from "vitest";
import { newPerson, type Visitor } from "./built.ts";
import { importedFile } from "./import-file.ts";

/* Files of activities that are imported without a browser, as other programs write them and as we do. */

interface ExportedActivity {
  contact: object | null;
  others: object[];
  company: { name: string } | null;
  deal: { title: string } | null;
}

async function exported(person: Visitor): Promise<ExportedActivity[]> {
  const answer = await person.send("/activities/export.json");
  const { items } = (await answer.json()) as { items: ExportedActivity[] };
  return items;
}

const files = {
  pipedrive: `Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Contact person,Activity - Organization,Activity - Deal,Activity - Note,Activity - Assigned to user,Activity - ID
Kick-off,Meeting,2026-03-01,09:00,01:00,Done,Ann Lee,Acme,,Went well,Me,8
Buy cake,Task,2026-03-02,,,To do,Ann Lee,Acme,,,Me,9`,
  hubspot: `Record ID,Call title,Call notes,Call outcome,Call duration,Activity date,Associated contact,Associated company,Activity assigned to
11,Intro,Two pages,Connected,0:12:00,2026-02-07 12:00,Bob Ray (bob@acme.example); Cy Day (cy@beta.example),Beta (beta.example),Me`,
  notes: `Record ID,Note body,Activity date,Associated contact
12,Likes tea,2026-02-06,Bob Ray (bob@acme.example)
13,Likes cake,2026-02-06,Bob Ray (bob@acme.example)`,
};

function csv(text: string): File {
  return new File([text], "activities.csv", { type: "text/csv" });
}

test("exports of other programs become activities, and an export of them the same ones elsewhere", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const words = await importedFile(person, csv(files.pipedrive));
  expect(words).toContain("2 activities imported");
  expect(words).toContain("Also added: 1 contact and 1 company.");
  expect(words).toContain("in Kith, added to notes: row 3.");
  expect(words).toContain("Not imported: Activity - ID.");
  expect(await importedFile(person, csv(files.hubspot))).toContain("1 activity imported");
  expect(await importedFile(person, csv(files.notes))).toContain("2 activities imported");
  const items = await exported(person);
  expect(items).toMatchObject([
    {
      type: "note",
      description: "Activity - Type: Task\nActivity - Done: To do\nActivity - Assigned to user: Me",
    },
    {
      ...{ type: "meeting", subject: "Kick-off", durationMinutes: 60, company: { name: "Acme" } },
      ...{ contact: { firstName: "Ann", lastName: "Lee", company: "Acme" } },
    },
    {
      ...{ type: "call", subject: "Intro", durationMinutes: 12, outcome: "Connected" },
      ...{ contact: { email: "bob@acme.example" }, others: [{ email: "cy@beta.example" }] },
      description: "Two pages\nActivity assigned to: Me",
    },
    { type: "note", description: "Likes cake" },
    { type: "note", description: "Likes tea" },
  ]);
  for (const text of Object.values(files)) {
    expect(await importedFile(person, csv(text))).toContain("No new activities");
  }
  expect(await exported(person)).toEqual(items);
  const withoutIds = async (whose: Visitor) =>
    (await exported(whose)).map((activity) => ({
      ...activity,
      ...{ id: 0, contactId: 0, contactIds: [], companyId: 0, updatedAt: "", version: 0 },
      contact: activity.contact && { ...activity.contact, id: 0, createdAt: 0 },
      others: activity.others.map((each) => ({ ...each, id: 0, createdAt: 0 })),
      company: activity.company?.name,
      deal: activity.deal?.title,
    }));
  for (const ending of ["csv", "xlsx", "json"]) {
    const whole = await (await person.send(`/activities/export.${ending}`)).arrayBuffer();
    const again = await importedFile(other, new File([whole], `activities.${ending}`));
    expect(again).toContain(ending === "csv" ? "5 activities imported" : "No new activities");
    expect(new Set(await withoutIds(other))).toEqual(new Set(await withoutIds(person)));
    const back = await importedFile(person, new File([whole], `activities.${ending}`));
    expect(back).toContain("No new activities");
  }
});

test("the same export of Pipedrive becomes tasks for somebody who selects those", async () => {
  const person = await newPerson();
  expect(await importedFile(person, csv(files.pipedrive), "todo")).toContain("2 tasks imported");
  expect(await exported(person)).toEqual([]);
});
