import { foldForSearch } from "../fold.ts";

/** The text that an activity is searched by: its subject, then its description. */
export function activitySearchText({
  subject,
  description,
}: {
  subject?: string | null | undefined;
  description?: string | null | undefined;
}): string {
  return [subject, description]
    .map((typed) => foldForSearch(typed ?? ""))
    .filter(Boolean)
    .join("\n");
}
