import type { ContactPage } from "#server/services/contact-list.ts";

/** The form that the rows' checkboxes belong to. */
export const bulkForm = "bulk";

/** Its field for a company, and what that suggests. */
export const bulkCompany = "bulk-company";
export const bulkCompanies = "bulk-companies";

export interface BulkBarProps {
  /** How many contacts the whole list has, at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** Those of them that stand on this page. */
  shown: readonly { id: number }[];
  /** The list, as its URL says it. */
  filter: string;
  tags: ContactPage["tags"];
}
