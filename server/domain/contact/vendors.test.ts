import { expect, test } from "vitest";
import { readColumns } from "./columns.ts";
import { contactFromRow } from "./row.ts";

/** The contact from a header and a row, both written with | between cells. */
function read(header: string, row: string) {
  return contactFromRow(readColumns(header.split("|")), row.split("|"));
}

test("Kith's own export, as it is and as it was", () => {
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
  const header =
    "First Name|Email|Email Label|Email 2|Email 2 Label|More Emails|Phone|Phone Label|Phone 2|LinkedIn|Website|Street|City|State|Postal Code|Country|Birthday";
  const row =
    "Ada|a@b.co|home|c@d.co|work|mobile: e@f.co; g@h.co|1|other|2|linkedin.com/in/ada|b.co|1 Main St|Perth|WA|6000|Australia|--12-10";
  expect(read(header, row)).toEqual({
    firstName: "Ada",
    email: "a@b.co",
    emailLabel: "home",
    moreEmails: [
      { label: "work", value: "c@d.co" },
      { label: "mobile", value: "e@f.co" },
      { label: null, value: "g@h.co" },
    ],
    phone: "1",
    phoneLabel: "other",
    morePhones: [{ label: null, value: "2" }],
    linkedin: "linkedin.com/in/ada",
    website: "b.co",
    street: "1 Main St",
    city: "Perth",
    region: "WA",
    postalCode: "6000",
    country: "Australia",
    birthday: "--12-10",
  });
});

test("Google, now", () => {
  const header =
    "First Name|Middle Name|Last Name|Phonetic First Name|Organization Name|Organization Title|Birthday|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Address 1 - Label|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|Address 1 - Extended Address|Address 2 - Label|Address 2 - Street|Address 2 - City|Website 1 - Label|Website 1 - Value|Website 2 - Label|Website 2 - Value";
  const row =
    "Grace|Brewster|Hopper|gr|Navy|Admiral| --12-09|Met at sea|* myContacts ::: Navy ::: Sales, EMEA|* Home|g@home.org ::: g2@home.org|Boat|g@navy.mil|Work Fax|111|Mobile|0400 1 ::: 0400 2|Home|1 Pier St\nBoston 02108|1 Pier St|Boston|PO Box 7|MA|02108|US||Work|2 Dock Rd|Boston|Profile|https://www.linkedin.com/in/grace|Blog|grace.dev ::: navy.mil";
  expect(read(header, row)).toEqual({
    firstName: "Grace Brewster",
    lastName: "Hopper",
    email: "g@home.org",
    emailLabel: "home",
    moreEmails: [
      { label: "home", value: "g2@home.org" },
      { label: "other", value: "g@navy.mil" },
    ],
    phone: "0400 1",
    phoneLabel: "mobile",
    morePhones: [{ label: "mobile", value: "0400 2" }],
    company: "Navy",
    jobTitle: "Admiral",
    linkedin: "https://www.linkedin.com/in/grace",
    website: "grace.dev",
    street: "1 Pier St, PO Box 7",
    city: "Boston",
    region: "MA",
    postalCode: "02108",
    country: "US",
    birthday: "--12-09",
    notes:
      "Met at sea\nOther phone (Work Fax): 111\nWebsite: navy.mil\nOther address (Work): 2 Dock Rd, Boston\nPhonetic First Name: gr",
    tags: ["Navy", "Sales, EMEA"],
  });
});

test("Google, before 2024", () => {
  const header =
    "Name|Given Name|Additional Name|Family Name|Occupation|Notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Type|Organization 1 - Name|Organization 1 - Title|Birthday|Address 1 - Type|Address 1 - Formatted|Website 1 - Type|Website 1 - Value";
  const row =
    "Ada B. King|Ada|B.|King|||* My Contacts ::: Test||ada@example.com||Engine|Countess|1915-12-10|Home|1 Main St\nLondon||ada.example";
  expect(read(header, row)).toEqual({
    firstName: "Ada B.",
    lastName: "King",
    email: "ada@example.com",
    company: "Engine",
    jobTitle: "Countess",
    website: "ada.example",
    street: "1 Main St\nLondon",
    birthday: "1915-12-10",
    tags: ["Test"],
  });
});

test("Outlook", () => {
  const header =
    "First Name|Last Name|Title|E-mail Address|E-mail 2 Address|Primary Phone|Home Phone|Home Phone 2|Mobile Phone|Home Fax|Assistant's Phone|Business Phone|Company|Job Title|Account|Categories|Web Page|Birthday|Home Address|Home Street|Home Street 2|Home Address PO Box|Home City|Home Country|Business Street|Business City|Business State|Business Postal Code|Business Country/Region";
  const row =
    "Ada|King|Dr|a@b.co|c@d.co||1|2|3|4|5|6|Engine|Countess|x|Red Category;Friends, old|not a link|0/0/00|1 Main St Flat 2 Perth|1 Main St|Flat 2||Perth|Australia|9 High St|London|||UK";
  expect(read(header, row)).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    moreEmails: [{ label: null, value: "c@d.co" }],
    phone: "6",
    phoneLabel: "work",
    morePhones: [
      { label: "home", value: "1" },
      { label: "home", value: "2" },
      { label: "mobile", value: "3" },
    ],
    company: "Engine",
    jobTitle: "Countess",
    street: "9 High St",
    city: "London",
    country: "UK",
    notes:
      "Title: Dr\nOther phone (home fax): 4\nOther phone (assistant): 5\nWebsite: not a link\nOther address (home): 1 Main St, Flat 2, Perth, Australia\nAccount: x",
    tags: ["Red Category", "Friends, old"],
  });
});

test("Thunderbird", () => {
  const header =
    "First Name|Last Name|Display Name|Nickname|Primary Email|Secondary Email|Work Phone|Home Phone|Fax Number|Pager Number|Mobile Number|Home Address|Home Address 2|Home City|Home State|Home ZipCode|Home Country|Job Title|Department|Organization|Web Page 1|Web Page 2|Birth Year|Birth Month|Birth Day|Notes|";
  const row =
    "||Ada King||a@b.co|c@d.co|||||007|1 Main St|Flat 2|Perth|WA|6000|AU|Countess||Engine|b.co||1915|12|10|Hi|";
  expect(read(header, row)).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    moreEmails: [{ label: null, value: "c@d.co" }],
    phone: "007",
    phoneLabel: "mobile",
    company: "Engine",
    jobTitle: "Countess",
    website: "b.co",
    street: "1 Main St, Flat 2",
    city: "Perth",
    region: "WA",
    postalCode: "6000",
    country: "AU",
    birthday: "1915-12-10",
    notes: "Hi",
  });
});

test("HubSpot, LinkedIn and Salesforce", () => {
  expect(
    read(
      "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Job Title|Company Name|Associated Company|Associated Company IDs|Street Address|City|State/Region|Postal Code|Country/Region|Website URL",
      "1|Ada|King|a@b.co|11|22|Countess|Engine|ENGINE|77|1 Main St|Perth|WA|6000|Australia|https://b.co",
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    phone: "11",
    jobTitle: "Countess",
    morePhones: [{ label: "mobile", value: "22" }],
    company: "Engine",
    website: "https://b.co",
    street: "1 Main St",
    city: "Perth",
    region: "WA",
    postalCode: "6000",
    country: "Australia",
  });
  expect(
    read(
      "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
      "Ada|King|https://www.linkedin.com/in/ada|a@b.co|E|Countess|",
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    company: "E",
    jobTitle: "Countess",
    linkedin: "https://www.linkedin.com/in/ada",
  });
  expect(
    read(
      "First Name|Last Name|Email|Phone|Account Name|Title|Mailing Street|Mailing City|Mailing State/Province|Mailing Zip/Postal Code|Mailing Country|Birthdate",
      "Ada|King|a@b.co|1|Engine|Countess|1 Main St|Perth|WA|6000|Australia|3/4/1980",
    ),
  ).toMatchObject({
    company: "Engine",
    jobTitle: "Countess",
    street: "1 Main St",
    city: "Perth",
    region: "WA",
    postalCode: "6000",
    country: "Australia",
    notes: "Birthday: 3/4/1980",
  });
});

test("Pipedrive", () => {
  const header =
    "Person - ID|Person - Name|Person - Email - Work|Person - Email - Home|Person - Phone - Work|Person - Phone - Mobile|Person - Organization|Person - Title|Person - Labels|Person - Owner";
  expect(read(header, "1|Ada King||h@b.co, i@b.co||0400|Engine|Countess|Hot, Warm|Me")).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "h@b.co",
    emailLabel: "home",
    moreEmails: [{ label: "home", value: "i@b.co" }],
    phone: "0400",
    phoneLabel: "mobile",
    company: "Engine",
    jobTitle: "Countess",
    notes: "Person - Owner: Me",
    tags: ["Hot", "Warm"],
  });
});

test("Atomic", () => {
  const header =
    "id|first_name|last_name|title|background|tags|company_id|company_name|company|sales|email_work|email_home|email_other|phone_work|phone_home|phone_other|linkedin_url";
  const row =
    "1|Robin|Fritsch|Global|Est|football-fan, musician|4|Schmitt, Sons|Schmitt, Sons|Jane|||r@g.co||1-955 x371|2|https://linkedin.com/in/robin";
  expect(read(header, row)).toEqual({
    firstName: "Robin",
    lastName: "Fritsch",
    email: "r@g.co",
    emailLabel: "other",
    phone: "1-955 x371",
    phoneLabel: "home",
    morePhones: [{ label: "other", value: "2" }],
    company: "Schmitt, Sons",
    jobTitle: "Global",
    linkedin: "https://linkedin.com/in/robin",
    notes: "Est\nsales: Jane",
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
    emailLabel: "work",
    moreEmails: [{ label: "home", value: "h@b.co" }],
    phone: "0061",
    phoneLabel: "work",
    jobTitle: "Countess",
  });
  expect(
    read(
      "Name / First Name|Name / Last Name|Emails / Primary Email|Emails / Additional Emails|Phones / Primary Phone Number|Linkedin / Link URL|Address / Address 1|Address / City",
      'Ada|King|a@b.co|["c@d.co"]|612|linkedin.com/in/ada|1 Main St|Perth',
    ),
  ).toEqual({
    firstName: "Ada",
    lastName: "King",
    email: "a@b.co",
    moreEmails: [{ label: null, value: "c@d.co" }],
    phone: "612",
    linkedin: "linkedin.com/in/ada",
    street: "1 Main St",
    city: "Perth",
  });
  for (const cell of ["[", "[]x", '{"a":1}', '[{"value":61}]', "[null]"]) {
    expect(read("name|contact_numbers", `Ada|${cell}`)).toEqual({
      firstName: "Ada",
      phone: cell,
    });
  }
});
