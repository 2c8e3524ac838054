import { eq, sql } from "drizzle-orm";
import { type Day, daysAfter } from "#domain/day.ts";
import { authFor } from "../auth.ts";
import { user } from "../db/auth-schema.ts";
import { type Database, openDatabase } from "../db/client.ts";
import { type Owner, owned } from "../db/owner.ts";
import { contacts } from "../db/schema.ts";
import { deploymentOf } from "../deployment.ts";
import { importContacts } from "../services/contact/import.ts";
import { createDeal } from "../services/deal/create.ts";
import { listStages } from "../services/stage-list.ts";
import { createTodo } from "../services/todo/create.ts";

/** The owner of a workspace with this many made-up contacts, or deals. */
export function benchPerson(count: number, of: "contacts" | "deals" = "contacts") {
  const workspace = of === "deals" ? `deals-${count}` : count;
  return {
    name: "Bench",
    email: `bench-${workspace}@example.com`,
    password: "a bench of contacts",
  };
}

const firstNames =
  "Ada Aisha Alejandro Amara Anna Arjun Björn Carlos Chen Chloë Daniela David Élodie Emeka Emma Fatima Finn Giulia Grace Hana Hassan Hugo Ingrid Isabel Jack Jana João José Kateryna Kenji Lars Leila Liam Lucía Luka Maja Marcus María Mateo Mei Mia Mohammed Nadia Nguyen Noah Noor Olga Oliver Omar Paula Pedro Priya Rafael Rosa Sam Sara Sofia Søren Stefan Tariq Tom Ursula Valentina Wei William Yara Yusuf Zoe Zuzana".split(
    " ",
  );
const lastNames =
  "Abdi Adams Ahmed Almeida Andersen Bauer Bianchi Brown Campbell Castro Chen Clarke Cohen Costa Dubois Evans Fernández Fischer Fraser García González Gupta Haddad Hansen Hughes Ito Ivanova Jansen Johnson Jones Kaya Kelly Khan Kim Kowalski Kumar Larsen Lee Lefèvre Lopez MacDonald Martin Meyer Mitchell Moreau Müller Murphy Nakamura Nguyen Novák O'Brien Okafor Papadopoulos Park Patel Pereira Petrov Popescu Ricci Rossi Roy Santos Schmidt Silva Singh Smith Sørensen Suzuki Takahashi Taylor Thompson Tran van der Berg Virtanen Wagner Walker Wang White Wilson Wright Yılmaz Young Zhang".split(
    " ",
  );
const companyFirst =
  "Alpine Apex Atlas Beacon Blue Bright Cedar Coastal Copper Delta Eastern Evergreen Falcon First Golden Granite Green Harbour Horizon Iron Lakeside Maple Meridian Metro Northern Oak Ocean Orchid Pacific Pioneer Prime Red River Rock Royal Silver Southern Summit Sun Swift Union United Vista Western White".split(
    " ",
  );
const companyLast =
  "Analytics Architects Bakery Builders Capital Consulting Dental Design Electrical Energy Engineering Events Farms Finance Foods Freight Health Homes Hotels Industries Insurance Labs Law Logistics Marketing Media Motors Partners Pharma Plumbing Press Robotics Schools Security Software Studio Supplies Systems Textiles Tours Traders Ventures Wines Works".split(
    " ",
  );
const jobTitles =
  "Accountant,Architect,Buyer,CEO,CFO,CTO,Chef,Consultant,Designer,Director,Engineer,Event manager,Head of sales,Lawyer,Managing partner,Marketing manager,Office manager,Owner,Product manager,Project lead,Recruiter,Sales manager,Teacher".split(
    ",",
  );
const cities =
  "Adelaide,Auckland,Berlin,Brisbane,Dublin,Lisbon,London,Melbourne,Paris,Perth,Sydney".split(",");
/** Tags, each with the share of contacts that have it. */
const tags: [string, number][] = [
  ["Newsletter", 0.5],
  ["Customer", 0.2],
  ["Lead", 0.1],
  ["Partner", 0.015],
  ["Press", 0.003],
  ["VIP", 0.0005],
];

/** Pseudo-random numbers from 0 to 1, the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The nth contact of a workspace of `count`, as an import has it: some 1 in 50 are duplicates. */
export function benchContact(index: number, count: number): Record<string, unknown> {
  const next = chance(index % 50 === 49 ? index - 7 : index);
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(next() * list.length)];
  const [firstName = "", lastName = ""] = [pick(firstNames), pick(lastNames)];
  // About 12 people per company, in a few large ones and many small ones.
  const company = Math.floor(next() ** 2 * Math.max(1, count / 12));
  const name = `${companyFirst[company % companyFirst.length]} ${companyLast[Math.floor(company / companyFirst.length) % companyLast.length]}`;
  const branch = Math.floor(company / (companyFirst.length * companyLast.length));
  const domain = `${name.toLowerCase().replace(" ", "-")}${branch || ""}.example`;
  const plain = `${firstName}.${lastName}`.normalize("NFKD").replace(/[^a-zA-Z.]/g, "");
  const digits = String(Math.floor(next() * 1e8)).padStart(8, "0");
  const hasMore = next() < 0.2;
  return {
    firstName,
    lastName,
    email: next() < 0.85 ? `${plain.toLowerCase()}${Math.floor(next() * 1_000)}@${domain}` : null,
    phone:
      next() < 0.7 ? `+61 4${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}` : null,
    company: next() < 0.8 ? `${name}${branch ? ` ${branch + 1}` : ""}` : null,
    jobTitle: next() < 0.7 ? pick(jobTitles) : null,
    city: next() < 0.5 ? pick(cities) : null,
    notes: next() < 0.3 ? `Met at the ${pick(cities)} fair. Prefers a call in the morning.` : null,
    moreEmails: hasMore ? [{ label: "home", value: `${plain.toLowerCase()}@mail.example` }] : [],
    morePhones: hasMore ? [{ label: "mobile", value: `0${digits}` }] : [],
    tags: tags.flatMap(([tag, share]) => (next() < share ? [tag] : [])),
  };
}

async function userNamed(db: Database, email: string): Promise<number | undefined> {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row?.id;
}

function everyFiftieth(owner: Owner) {
  return owner.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(owned(owner, contacts, sql`${contacts.id} % 50 = 0`));
}

/** Imports the first contacts of a workspace of `count`, 1,000 at a time. */
async function importMany(owner: Owner, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) =>
      benchContact(from + offset, count),
    );
    await importContacts(owner, { rows, operation: crypto.randomUUID() });
  }
}

function benchDeal(index: number) {
  return {
    title: `${companyLast[index % companyLast.length]} project ${index + 1}`,
    value: 500 + ((index * 7_919) % 90_000),
    currency: index % 5 === 0 ? "USD" : "AUD",
  };
}

/**
 * Fills a workspace with contacts, and a deal for every 50th of them; returns the number of deals.
 */
async function fillContacts(owner: Owner, count: number): Promise<number> {
  await importMany(owner, count);
  const dealt = await everyFiftieth(owner);
  for (const [index, { id }] of dealt.entries()) {
    await createDeal(owner, { ...benchDeal(index), contactId: id });
  }
  return dealt.length;
}

/**
 * Fills a workspace with open deals, spread over the stages: every second one has an expected close
 * date, and every third one a next step.
 */
async function fillDeals(owner: Owner, count: number): Promise<void> {
  await importMany(owner, Math.min(count, 1_000));
  const people = await owner.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(owned(owner, contacts));
  const stages = (await listStages(owner)).filter(({ kind }) => kind === "open");
  for (let index = 0; index < count; index += 1) {
    const { id: dealId } = await createDeal(owner, {
      ...benchDeal(index),
      contactId: people[index % people.length]?.id,
      stageId: stages[index % stages.length]?.id,
      expectedCloseDate: index % 2 === 0 ? dayOfBench(index) : null,
    });
    if (index % 3 === 0) {
      await createTodo(owner, { title: "Call back", dealId, dueDate: dayOfBench(index + 5) });
    }
  }
}

/** The dates of half a year, in turn. */
function dayOfBench(index: number): Day {
  return daysAfter("2026-09-01", index % 180);
}

/**
 * Creates a workspace as the product itself would: with this many contacts, or a board of this many
 * open deals.
 */
export async function benchData(
  env: Cloudflare.Env,
  count: number,
  of: "contacts" | "deals" = "contacts",
): Promise<string> {
  const db = openDatabase(env.DB);
  const { name, email, password } = benchPerson(count, of);
  const who = `${email} (password: ${password})`;
  if ((await userNamed(db, email)) !== undefined) return `The workspace of ${who} already exists.`;
  await authFor(env, deploymentOf(env, "http://localhost")).api.signUpEmail({
    body: { name, email, password },
  });
  const userId = (await userNamed(db, email)) ?? 0;
  const owner = { db, userId, actorId: userId };
  if (of === "deals") {
    await fillDeals(owner, count);
    return `${count.toLocaleString("en")} open deals are in the workspace of ${who}.`;
  }
  const deals = await fillContacts(owner, count);
  return `${count.toLocaleString("en")} contacts and ${deals} deals are in the workspace of ${who}.`;
}
