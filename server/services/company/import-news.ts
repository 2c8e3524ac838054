import { type CompanyValues, companyFieldNames, eachOptional } from "#domain/company/fields.ts";
import { pick } from "#domain/pick.ts";

/** What a slice brings to a company: only values that change, and of notes only what is added. */
export type CompanyNews = Partial<CompanyValues>;

interface Changed {
  values: CompanyValues;
  /** What was known before; null if that was nothing. */
  start: CompanyValues | null;
}

/** What has become of a company. */
export function newsOf({ start, values }: Changed): CompanyNews {
  const names = companyFieldNames.filter((name) => values[name] !== (start?.[name] ?? null));
  const news = pick(values, names);
  const { notes } = values;
  // Notes only grow.
  return names.includes("notes")
    ? { ...news, notes: notes?.slice(start?.notes?.length ?? 0) ?? null }
    : news;
}

/** A company with what slices bring to it, in order; undefined if nothing is known of it. */
export function withNews(
  known: CompanyValues | undefined,
  slices: readonly CompanyNews[],
): CompanyValues | undefined {
  if (slices.length === 0) return known;
  const values = { ...(known ?? { ...eachOptional(() => null), name: "" }) };
  for (const { notes, ...news } of slices) {
    Object.assign(values, news);
    if (notes) values.notes = (values.notes ?? "") + notes;
  }
  return values;
}
