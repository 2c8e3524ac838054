/** What the list of companies is sorted by. */
export const companySorts = ["name", "people"] as const;
export type CompanySort = (typeof companySorts)[number];

export const companySortLabels: Record<CompanySort, string> = {
  name: "Name (A–Z)",
  people: "Most people",
};

/** The most companies in one merge. */
export const mostMerged = 20;

export const unreadableNameMessage = "Enter a name with at least one letter or digit.";

export function companyNameTaken(name: string): string {
  return `There's already a company called “${name}”.`;
}
