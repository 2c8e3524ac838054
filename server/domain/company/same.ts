import { sortKey } from "../contact/key.ts";

/** Two names belong to one company if they differ in case, accents or spaces only. */
export function isSameCompany(one: string, other: string): boolean {
  return sortKey(one) === sortKey(other);
}
