import { describe, expect, test } from "vitest";
import { looksLikeHeader, readColumns } from "./contact-columns.ts";
import { contactFromRow } from "./contact-row.ts";

/** The contact that a header and a row make, both written with | between cells. */
function read(header: string, row: string) {
  return contactFromRow(readColumns(header.split("|")), row.split("|"));
}

function fieldsOf(header: string): (string | null)[] {
  return readColumns(header.split(",")).map(({ field }) => field);
}

describe("names of columns", () => {
  test("case, spaces, underscores and camel case do not matter", () => {
    expect(fieldsOf("First Name,first_name,firstName,FIRSTNAME, first-name ")).toEqual(
      Array(5).fill("firstName"),
    );
  });

  test("what only looks like a name, an email, a phone or a company is not imported", () => {
    const others =
      "Phonetic First Name,Email Opt Out,Email Domain,Phone Country Code,Phones / Primary Phone Calling Code,Company ID,company_id,Associated Company IDs,Contact owner,Account,Person - ID,Person - Person created,Web Page,Mailing Street,Screen Name,Office Location,Created,Updated,,Hotel";
    expect(fieldsOf(others)).toEqual(Array(20).fill(null));
  });

  test("Title is the job, unless another column is", () => {
    expect(fieldsOf("First Name,Title")).toEqual(["firstName", "jobTitle"]);
    expect(fieldsOf("First Name,Title,Job Title")).toEqual(["firstName", null, "jobTitle"]);
  });

  test("a header has a column with names and no data", () => {
    expect(looksLikeHeader(["First Name", "Last Name", "URL"])).toBe(true);
    expect(looksLikeHeader(["Name"])).toBe(true);
    expect(looksLikeHeader(["Notes:"])).toBe(false);
    expect(looksLikeHeader(["Email", "Phone"])).toBe(false);
    expect(looksLikeHeader(["Name", "ada@example.com"])).toBe(false);
    expect(looksLikeHeader(["Ada", "Lovelace", "+61 400 000 000"])).toBe(false);
    expect(looksLikeHeader([])).toBe(false);
  });
});

describe("rows of other programs", () => {
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
    const row =
      "Ada B. King|Ada|B.|King|||* My Contacts ::: Test||ada@example.com||Engine|Countess";
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
    const row =
      "Ada|King|Dr|a@b.co|c@d.co||1|2|3|4|5|6|Engine|Countess|x|Red Category;Friends, old";
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
});

describe("values", () => {
  test("a full name counts only where no other column names the person", () => {
    const header = "First Name|Last Name|Display Name";
    expect(read(header, "Ada||Countess of Lovelace")).toEqual({ firstName: "Ada" });
    expect(read(header, "| |Lovelace, Ada")).toEqual({ firstName: "Ada", lastName: "Lovelace" });
  });

  test("a middle name joins the first", () => {
    expect(read("First Name|Middle Name", "Ada|Byron")).toEqual({ firstName: "Ada Byron" });
    expect(read("First Name|Middle Name", "|Byron")).toEqual({ firstName: "Byron" });
  });

  test("text stays as it stands, never a number, a date or a formula", () => {
    const row = "007|=1+1| +61 4 |1e5|01/02/03|TRUE";
    expect(read("First Name|Last Name|Phone|Company|Job Title|Notes", row)).toEqual({
      firstName: "007",
      lastName: "=1+1",
      phone: " +61 4 ",
      company: "1e5",
      jobTitle: "01/02/03",
      notes: "TRUE",
    });
  });

  test("an email that is none gives way to one that is, and stays in the notes", () => {
    expect(read("Name|Email|Email 2", "Ada|none|a@b.co")).toEqual({
      firstName: "Ada",
      email: "a@b.co",
      notes: "Other email: none",
    });
    expect(read("Name|Email", "Ada|none")).toEqual({ firstName: "Ada", email: "none" });
  });

  test("a fax is nobody's phone, and no value is told twice", () => {
    expect(read("Name|Fax|Phone|Mobile", "Ada|1||")).toEqual({
      firstName: "Ada",
      notes: "Other phone (fax): 1",
    });
    expect(read("Name|Email|Email 2|Phone|Mobile", "Ada|a@b.co|A@B.CO|(02) 1|021")).toEqual({
      firstName: "Ada",
      email: "a@b.co",
      phone: "(02) 1",
    });
  });

  test("cells that are missing or blank are absent", () => {
    expect(read("Name|Email|Phone|Tags", "Ada|  ")).toEqual({ firstName: "Ada" });
    expect(read("Name|Email", "")).toEqual({});
  });
});
