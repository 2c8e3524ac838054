import { expect, test } from "vitest";
import { newPerson, origin, type Visitor, wordsOf } from "./built.ts";

/* Files of deals that are imported without a browser, as other programs write them and as we do. */

function send(person: Visitor, text: string, fields: Record<string, string>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new File([text], "deals.csv", { type: "text/csv" }));
  return person.send("/import", { method: "POST", body, headers: { origin } });
}

async function imported(person: Visitor, text: string): Promise<string> {
  const answer = await send(person, text, {
    "form-key": crypto.randomUUID(),
    accept: "suggested",
  });
  expect(answer.status).toBe(200);
  return wordsOf(await answer.text());
}

interface ExportedDeal {
  title: string;
  contact: { firstName: string | null } | null;
  further: { firstName: string }[];
}

async function exported(person: Visitor): Promise<ExportedDeal[]> {
  const { items } = (await (await person.send("/deals/export.json")).json()) as {
    items: ExportedDeal[];
  };
  return items.toSorted((one, other) => one.title.localeCompare(other.title, "en"));
}

const pipedrive = `Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Owner,Deal - Organization,Deal - Contact person,Person - Email - Work,Deal - Expected close date,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Deal created,Deal - ID
Acme website,12500,EUR,Sales,Proposal,Open,Me,Acme,Ann Lee,ann@acme.example,2027-01-31,,,,2026-02-01 08:00:00,7
Acme audit,900.5,EUR,Sales,Proposal,Won,Me,Acme,Ann Lee,ann@acme.example,,2026-03-02 10:11:12,,,2026-02-01 08:00:00,8
Beta shop,0,EUR,Sales,Qualified In,Lost,Me,Beta,,,,,2026-04-02 10:11:12,Too dear,2026-02-01 08:00:00,9`;

test("a Pipedrive export becomes deals with their contacts and companies", async () => {
  const person = await newPerson();
  const words = await imported(person, pipedrive);
  expect(words).toContain("3 deals imported");
  expect(words).toContain("Also added: 2 contacts and 2 companies.");
  expect(words).toContain("Added to the description: Deal - Owner.");
  expect(words).toContain("Not imported: Deal - ID.");
  expect(await exported(person)).toMatchObject([
    {
      ...{ title: "Acme audit", value: 900.5, currency: "EUR", stage: "Closed Won" },
      ...{ closedDate: "2026-03-02", contact: { email: "ann@acme.example", company: "Acme" } },
    },
    {
      ...{ title: "Acme website", value: 12_500, stage: "Proposal", closedDate: null },
      ...{ expectedCloseDate: "2027-01-31", createdAt: "2026-01-31T21:00:00.000Z" },
    },
    {
      ...{ title: "Beta shop", value: null, stage: "Closed Lost", closedDate: "2026-04-02" },
      ...{ lostReason: "Too dear", contact: { firstName: null, company: "Beta" } },
    },
  ]);
  expect(await imported(person, pipedrive)).toContain("No new deals");
  expect(await exported(person)).toHaveLength(3);
});

const hubspot = `Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Contact,Associated Company,Closed Lost Reason
11,Website,Closed Won,2026-05-04 12:00,Me,"1,250.50",Sales Pipeline,Ann Lee (ann@acme.example);Bob Ray (bob@acme.example),Acme (acme.example),
12,Audit,Appointment Scheduled,2027-06-07 12:00,Me,twelve,Sales Pipeline,,,`;

test("a HubSpot export becomes deals, and what can't be read is in their descriptions", async () => {
  const person = await newPerson();
  const words = await imported(person, hubspot);
  expect(words).toContain("2 deals imported");
  expect(words).toContain("be read, added to the description: row 3.");
  expect(await exported(person)).toMatchObject([
    {
      ...{ title: "Audit", value: null, expectedCloseDate: "2027-06-07", contact: null },
      description: expect.stringContaining(
        "Deal Stage: Appointment Scheduled\nPipeline: Sales Pipeline\nAmount: twelve",
      ),
    },
    {
      ...{ title: "Website", value: 1250.5, stage: "Closed Won", closedDate: "2026-05-04" },
      contact: { firstName: "Ann", email: "ann@acme.example", company: "Acme" },
      further: [{ firstName: "Bob", email: "bob@acme.example" }],
    },
  ]);
});

test.each(["csv", "xlsx", "json"])(
  "an export of deals as %s is the same deals in another workspace",
  async (ending) => {
    const [person, other] = [await newPerson(), await newPerson()];
    await imported(person, pipedrive);
    await imported(person, hubspot);
    const bytes = await (await person.send(`/deals/export.${ending}`)).arrayBuffer();
    const body = new FormData();
    body.set("form-key", crypto.randomUUID());
    body.set("accept", "suggested");
    body.set("file", new File([bytes], `deals.${ending}`));
    const answer = await other.send("/import", { method: "POST", body, headers: { origin } });
    expect(wordsOf(await answer.text())).toContain("5 deals imported");
    const again = { id: 0, createdAt: "" };
    const withoutIds = async (whose: Visitor) =>
      (await exported(whose)).map((deal) => ({
        ...deal,
        ...{ id: 0, updatedAt: "" },
        contact: deal.contact && { ...deal.contact, ...again },
        further: deal.further.map((each) => ({ ...each, ...again, company: null })),
      }));
    expect(await withoutIds(other)).toEqual(await withoutIds(person));
  },
);
