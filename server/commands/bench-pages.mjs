// @ts-check
import { asking } from "./bench-visitor.mjs";

/** @typedef {import("./bench-visitor.mjs").Visitor} Visitor */
/**
 * A page of a workspace, and the most rows that it may read; null if there is no budget.
 * @typedef {{ name: string, path: string, budget: number | null }} BenchPage
 */
/** @typedef {Record<string, string | number>} Query */

const listBudget = 20 + 4 * 50;

/** @param {string} path @param {Query} query */
function pathOf(path, query) {
  const texts = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `${path}?${new URLSearchParams(texts)}`;
}

/** @param {string} name @param {Query | string} query @param {number | null} [budget] @returns {BenchPage} */
function list(name, query, budget = null) {
  const path = typeof query === "string" ? `/contacts?${query}` : pathOf("/contacts", query);
  return { name, path, budget };
}

/**
 * A position in a list, as its links name it.
 * @param {"after" | "before"} side
 * @param {...(string | number)} keys
 */
function cursorAt(side, ...keys) {
  return Buffer.from(JSON.stringify([side === "after" ? 1 : 0, ...keys])).toString("base64url");
}

const sorts = ["name", "name-desc", "company", "company-desc", "newest", "oldest", "updated"];

const plainLists = [
  ...sorts.map((sort) => list(`list by ${sort}`, { sort }, listBudget)),
  list("list by name, from M on", { cursor: cursorAt("after", "m", 0) }, listBudget),
  list("list by name, last page", { cursor: cursorAt("before", "zzzz", 0) }, listBudget),
  list(
    "list by company, from M on",
    { sort: "company", cursor: cursorAt("after", "m", "", 0) },
    listBudget,
  ),
  list(
    "list by newest, last page",
    { sort: "newest", cursor: cursorAt("before", 0, 0) },
    listBudget,
  ),
];

/** @typedef {{ id: number, name: string, contacts: number }} Tag */

/** @param {Tag[]} tags @param {string} wanted */
function tagNamed(tags, wanted) {
  return tags.find(({ name }) => name === wanted)?.id ?? 0;
}

/** @param {Tag[]} tags @param {number} size */
function tagLists(tags, size) {
  const [common, some, rare, rarest] = ["Newsletter", "Lead", "Press", "VIP"].map((name) =>
    tagNamed(tags, name),
  );
  return [
    ...tags.flatMap(({ id, name, contacts }) => {
      const budget = 450 + Math.min(2 * contacts, (50 * size) / Math.max(1, contacts));
      return ["name", "company", "updated"].map((sort) =>
        list(`tag ${name} by ${sort}`, { tag: id, sort }, Math.floor(budget)),
      );
    }),
    list("any of two tags", `tag=${common}&tag=${rare}`),
    list("any of two rare tags", `tag=${rarest}&tag=${rare}`),
    list("all of two tags", `tag=${common}&tag=${some}&match=all`),
    list("all of two tags, one rare", `tag=${common}&tag=${rare}&match=all`),
    list("none of a common tag", `tag=${common}&match=none`),
    list("none of a rare tag", `tag=${rare}&match=none`),
  ];
}

/** @param {number} big the id of a company with many people @param {string} today */
function filteredLists(big, today) {
  return [
    list("at a big company", { company: big }),
    list("at a big company, by company", { company: big, sort: "company" }),
    list("at a big company, newest", { company: big, sort: "newest" }),
    list("with email", { email: "with" }),
    list("without email", { email: "without" }),
    list("without phone", { phone: "without" }),
    list("without email and phone", { email: "without", phone: "without" }),
    list("with deals", { deals: "with" }),
    list("without deals", { deals: "without" }),
    list("added today", { "added-from": today }),
    list("added long ago", { "added-to": "2020-01-01" }),
    list("changed long ago, by company", { "changed-to": "2020-01-01", sort: "company" }),
  ];
}

/** @param {string} lastName */
function searches(lastName) {
  const keystroke = { search: "ma", limit: 50 };
  return [
    list("search, many hits", { search: "ma" }),
    list("search, a name", { search: lastName }),
    list("search, two words", { search: `sam ${lastName}` }),
    list("search, few hits", { search: "ursula zhang" }),
    list("search, a phone number", { search: "0412 345 678" }),
    { name: "keystroke, many hits", path: asking("contact.list", keystroke), budget: null },
    { name: "search of everything", path: pathOf("/search", { q: lastName }), budget: null },
  ];
}

/** A contact's page, opened from several lists. @param {number} id @param {Record<string, string>} lists */
function contactPages(id, lists) {
  const path = `/contacts/${id}`;
  return [
    { name: "contact", path, budget: 75 },
    ...Object.entries(lists).map(([name, from]) => ({
      name: `contact, from ${name}`,
      path: pathOf(path, { from }),
      budget: null,
    })),
  ];
}

/** @param {number} big */
function otherPages(big) {
  const changed = "/activity?of=contact&deed=edited";
  /** @type {[string, string, number | null][]} */
  const pages = [
    ["companies by name", "/companies", listBudget],
    ["companies by people", "/companies?sort=people", null],
    ["companies, searched", "/companies?search=media", null],
    ["a big company", `/companies/${big}`, null],
    ["duplicates", asking("duplicate.list"), null],
    ["activity", "/activity", null],
    ["activity, edited contacts", changed, null],
    ["trash", "/trash", null],
    ["tags", "/tags", null],
    ["Today", "/today", 150],
    ["board", "/deals", null],
  ];
  return pages.map(([name, path, budget]) => ({ name, path, budget }));
}

/**
 * The pages of a workspace that are timed.
 * @param {Visitor} visitor
 * @returns {Promise<BenchPage[]>}
 */
export async function benchPages(visitor) {
  const [{ id, lastName }] = (await visitor.ask("contact.list", { limit: 1 })).items;
  const [{ id: big }] = (await visitor.ask("company.list", { sort: "people", limit: 1 })).items;
  const tags = await visitor.ask("tag.list");
  const today = new Date().toISOString().slice(0, 10);
  return [
    ...plainLists,
    ...tagLists(tags, visitor.size),
    ...filteredLists(big, today),
    ...searches(lastName),
    ...contactPages(id, {
      "the list": "",
      "the list by company": "sort=company",
      "a common tag": `tag=${tagNamed(tags, "Newsletter")}`,
      "a rare tag": `tag=${tagNamed(tags, "Press")}&sort=updated`,
      "a search": "search=ma",
      "those without email": "email=without",
    }),
    ...otherPages(big),
  ];
}

/**
 * Searches without results, which go through the whole workspace.
 * @returns {Promise<BenchPage[]>}
 */
export async function benchSearches() {
  const search = "nobody-at-all";
  const keystroke = asking("contact.list", { search, limit: 50 });
  return [
    { name: "keystroke, no match", path: keystroke, budget: null },
    list("search page, no match", { search }),
    {
      name: "search of everything, no match",
      path: pathOf("/search", { q: search }),
      budget: null,
    },
  ];
}

/** The pages that are timed while half of a workspace is in Trash. @returns {Promise<BenchPage[]>} */
export async function benchTrash() {
  const last = pathOf("/trash", { cursor: cursorAt("before", 0, 0) });
  return [
    { name: "trash, half of the workspace", path: "/trash", budget: null },
    { name: "trash, last page", path: last, budget: null },
    { name: "trash, searched", path: "/trash?search=ma", budget: null },
    list("list, half in Trash", {}, listBudget),
    list("list by newest, half in Trash", { sort: "newest" }, listBudget),
  ];
}
