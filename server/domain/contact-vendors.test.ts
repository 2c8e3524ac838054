import { expect, test } from "vitest";
import { readColumns } from "./contact-columns.ts";
import { contactFromRow } from "./contact-row.ts";

/** The contact that a header and a row make, both written with | between cells. */
function read(header: string, row: string) {
  return contactFromRow(readColumns(header.split("|")), row.split("|"));
}

test("Kith's own export", () => {
  expect(
    read(
      "First Name|Last Name|Email|Phone|Company|Job Title|Notes|Tags|Created|Updated",
      'Ada|Lovelace|ada@example.com|+61 400|Analytical, Ltd|Countess|=1+1|vip; "a; b"|2026-01-01|2026-01-02',
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "Lovelace",
    email: "ada@example.com",
    phone: "+61 400",
    company: "Analytical, Ltd",
    jobTitle: "Countess",
    notes: "=1+1",
    tags: ["vip", "a; b"],
  });
});

test("Google, now", () => {
  const header =
    "First Name|Middle Name|Last Name|Phonetic First Name|Organization Name|Organization Title|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value";
  const row =
    "Grace|Brewster|Hopper|gr|Navy|Admiral|Met at sea|* myContacts ::: Navy ::: Sales, EMEA|* Home|g@home.org ::: g2@home.org|Work|g@navy.mil|Work Fax|111|Mobile|0400 1 ::: 0400 2";
  expect(read(header, row)).toEqual({
    firstName: "Grace Brewster",
    lastName: "Hopper",
    email: "g@home.org",
    phone: "0400 1",
    company: "Navy",
    jobTitle: "Admiral",
    notes:
      "Met at sea\nOther email (Home): g2@home.org\nOther email (Work): g@navy.mil\nOther phone (Mobile): 0400 2\nOther phone (Work Fax): 111",
    tags: ["Navy", "Sales, EMEA"],
  });
});

test("Google, before 2024", () => {
  const header =
    "Name|Given Name|Additional Name|Family Name|Occupation|Notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Type|Organization 1 - Name|Organization 1 - Title";
  const row = "Ada B. King|Ada|B.|King|||* My Contacts ::: Test||ada@example.com||Engine|Countess";
  expect(read(header, row)).toEqual({
    firstName: "Ada B.",
    lastName: "King",
    email: "ada@example.com",
    company: "Engine",
    jobTitle: "Countess",
    tags: ["Test"],
  });
});

test("Outlook", () => {
  const header =
    "First Name|Last Name|Title|E-mail Address|E-mail 2 Address|Primary Phone|Home Phone|Home Phone 2|Mobile Phone|Home Fax|Assistant's Phone|Business Phone|Company|Job Title|Account|Categories";
  const row = "Ada|King|Dr|a@b.co|c@d.co||1|2|3|4|5|6|Engine|Countess|x|Red Category;Friends, old";
  expect(read(header, row)).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    phone: "6",
    company: "Engine",
    jobTitle: "Countess",
    notes:
      "Other email: c@d.co\nOther phone (mobile): 3\nOther phone (home): 1\nOther phone (home): 2\nOther phone (home fax): 4\nOther phone (assistant): 5",
    tags: ["Red Category", "Friends, old"],
  });
});

test("Thunderbird", () => {
  const header =
    "First Name|Last Name|Display Name|Nickname|Primary Email|Secondary Email|Work Phone|Home Phone|Fax Number|Pager Number|Mobile Number|Job Title|Department|Organization|Notes|";
  expect(read(header, "||Ada King||a@b.co|c@d.co|||||007|Countess||Engine|Hi|")).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    phone: "007",
    company: "Engine",
    jobTitle: "Countess",
    notes: "Hi\nOther email (secondary): c@d.co",
  });
});

test("HubSpot, LinkedIn and Salesforce", () => {
  expect(
    read(
      "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Job Title|Company Name|Associated Company|Associated Company IDs",
      "1|Ada|King|a@b.co|11|22|Countess|Engine|ENGINE|77",
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    phone: "11",
    jobTitle: "Countess",
    company: "Engine",
    notes: "Other phone (mobile): 22",
  });
  expect(
    read(
      "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
      "Ada|King|u|a@b.co|E|Countess|",
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    company: "E",
    jobTitle: "Countess",
  });
  expect(
    read(
      "First Name|Last Name|Email|Phone|Account Name|Title",
      "Ada|King|a@b.co|1|Engine|Countess",
    ),
  ).toMatchObject({ company: "Engine", jobTitle: "Countess" });
});

test("Pipedrive", () => {
  const header =
    "Person - ID|Person - Name|Person - Email - Work|Person - Email - Home|Person - Phone - Work|Person - Phone - Mobile|Person - Organization|Person - Title|Person - Labels|Person - Owner";
  expect(read(header, "1|Ada King||h@b.co, i@b.co||0400|Engine|Countess|Hot, Warm|Me")).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "h@b.co",
    phone: "0400",
    company: "Engine",
    jobTitle: "Countess",
    notes: "Other email (home): i@b.co",
    tags: ["Hot", "Warm"],
  });
});

test("Atomic", () => {
  const header =
    "id|first_name|last_name|title|background|tags|company_id|company_name|company|sales|email_work|email_home|email_other|phone_work|phone_home|phone_other";
  const row =
    "1|Robin|Fritsch|Global|Est|football-fan, musician|4|Schmitt, Sons|Schmitt, Sons|Jane|||r@g.co||1-955 x371|2";
  expect(read(header, row)).toEqual({
    firstName: "Robin",
    lastName: "Fritsch",
    email: "r@g.co",
    phone: "1-955 x371",
    company: "Schmitt, Sons",
    jobTitle: "Global",
    notes: "Est\nOther phone (other): 2",
    tags: ["football-fan", "musician"],
  });
});

test("Krayin and Twenty keep lists as JSON in a cell", () => {
  expect(
    read(
      "name|emails|contact_numbers|organization_id|job_title",
      'Ada King|[{"label":"home","value":"h@b.co"},{"label":"work","value":"w@b.co"}]|[{"label":"work","value":"0061"}]|3|Countess',
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "w@b.co",
    phone: "0061",
    jobTitle: "Countess",
    notes: "Other email (home): h@b.co",
  });
  expect(
    read(
      "Name / First Name|Name / Last Name|Emails / Primary Email|Emails / Additional Emails|Phones / Primary Phone Number",
      'Ada|King|a@b.co|["c@d.co"]|612',
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    phone: "612",
    notes: "Other email (additional): c@d.co",
  });
  for (const cell of ["[", "[]x", '{"a":1}', '[{"value":61}]', "[null]"]) {
    expect(read("name|contact_numbers", `Ada|${cell}`)).toEqual({
      firstName: "Ada",
      phone: cell,
    });
  }
});
