import { expect, test } from "vitest";
import { readActivityColumns } from "#domain/activity/file/columns.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { readTaskColumns } from "#domain/todo/file-columns.ts";
import { beginImport } from "../testing/import-draft.ts";
import { newPerson, type Person } from "../testing/people.ts";

/* The records that rows of our own exports refer to are found by their Kith IDs. */

const header = [
  ...["Contact", "Contact Company", "Contact Kith ID", "Deal", "Deal Kith ID"],
  ...["Company", "Company Kith ID", "Kith ID"],
];

const nouns = {
  todo: {
    columns: readTaskColumns(["Title", "Due Date", "Repeats From", ...header]),
    cells: ["Call", "2027-01-31", ""],
  },
  activity: {
    columns: readActivityColumns(["Type", "When", "Duration (minutes)", ...header]),
    cells: ["Call", "2026-03-01T09:00:00.000Z", ""],
  },
} as const;

type Noun = keyof typeof nouns;

async function imported(person: Person, noun: Noun, rows: readonly string[][]) {
  const { columns, cells } = nouns[noun];
  const file = { noun, columns, rows: rows.map((row) => [...cells, ...row, ""]) };
  const { id } = await beginImport(person, file);
  await person.account.import.run({ id });
  const { rows: found, summaries } = await person.account.import.report({ id });
  const { items } = await person.api[noun].list({});
  return {
    outcomes: found.items.map(({ outcome }) => outcome).join(""),
    remarks: summaries.map((summary) => summary.remarks),
    links: items
      .toSorted((one, other) => one.id - other.id)
      .map(({ contactId, dealId, company }) => [contactId, dealId, company?.name ?? null]),
  };
}

/** Two deals of one title, two contacts of one name, and a company that has got another name. */
async function workspaceOf({ api }: Person) {
  const deals = [
    await api.deal.create({ title: "Website" }),
    await api.deal.create({ title: "Website" }),
  ] as const;
  const people = [
    await api.contact.create({ firstName: "Ann", company: "Beta" }),
    await api.contact.create({ firstName: "Ann", company: "Beta" }),
  ] as const;
  const company = await api.company.create({ name: "Acme" });
  await api.company.rename({ id: company.id, name: "Acme Ltd", version: company.version });
  return { deal: deals[1], person: people[1], company };
}

test.each(["todo", "activity"] as const)(
  "the deal, company and contact of a %s are found by their ids where names don't tell",
  async (noun) => {
    const owner = await newPerson();
    const { deal, person, company } = await workspaceOf(owner);
    const ids = [ownIdOf("contact", person), ownIdOf("deal", deal), ownIdOf("company", company)];
    const [ofContact = "", ofDeal = "", ofCompany = ""] = ids;
    const row = ["Ann", "Beta", ofContact, "Website", ofDeal, "Acme", ofCompany];
    const result = await imported(owner, noun, [row]);
    expect(result).toEqual({
      ...{ outcomes: "c", remarks: [{}] },
      links: [[person.id, deal.id, "Acme Ltd"]],
    });
    expect((await imported(owner, noun, [row])).outcomes).toBe("k");
    const { items } = await owner.api.company.list({});
    expect(items.map(({ name }) => name).toSorted()).toEqual(["Acme Ltd", "Beta"]);
  },
);

test.each(["todo", "activity"] as const)(
  "an id that is no record's, or another person's, leaves a %s to the names",
  async (noun) => {
    const [owner, stranger] = [await newPerson(), await newPerson()];
    const theirs = await workspaceOf(stranger);
    const mine = await owner.api.deal.create({ title: "Shop" });
    const wrong = ownIdOf("deal", { id: mine.id, createdAt: mine.createdAt - 1 });
    const rows = [
      ["", "", "", "Shop", wrong, "Gamma", "company-1-1"],
      [
        "",
        "",
        "",
        "Shop",
        ownIdOf("deal", theirs.deal),
        "Delta",
        ownIdOf("company", theirs.company),
      ],
      ["", "", "", "Nowhere", "deal-NaN", "Gamma", "?"],
    ];
    const { outcomes, links, remarks } = await imported(owner, noun, rows);
    expect(outcomes).toBe("ccc");
    expect(links).toEqual([
      [null, mine.id, "Gamma"],
      [null, mine.id, "Delta"],
      [null, null, "Gamma"],
    ]);
    expect(remarks).toEqual([{}, { deal: [4] }]);
  },
);
