/* Time zones as words behind a time: "3/4/2027 2:30 PM EST". */

/** The hours from UTC of those that mean one zone. */
const hours: Record<string, number> = {
  ...{ UTC: 0, GMT: 0, WET: 0, WEST: 1, CET: 1, CEST: 2, EET: 2, EEST: 3, MSK: 3, SAST: 2 },
  ...{ EST: -5, EDT: -4, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
  ...{ HKT: 8, SGT: 8, JST: 9, KST: 9, AWST: 8, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11 },
  ...{ NZST: 12, NZDT: 13 },
};

/** Those of several zones, such as China's and Chicago's, or London's in summer and Dhaka's. */
const shared = ["AST", "BST", "CDT", "CST", "GST", "IST", "SST", "WST"];

/** A longer text is no date. */
const longest = 100;

const behind = /^(.*\d[:.]\d{2}.*?)\s*\(?\b([a-z]{3,4})\)?$/i;

/** A text with a time zone as a word: what is before it, and its offset; null for others. */
export interface ZoneWord {
  local: string;
  /** In milliseconds; null if the word has several meanings. */
  offset: number | null;
}

/** The time zone that a word behind a time names; null if there is none. */
export function zoneWordIn(text: string): ZoneWord | null {
  if (text.length > longest) return null;
  const [, local = "", written = ""] = behind.exec(text) ?? [];
  const word = written.toUpperCase();
  const offset = hours[word];
  if (offset !== undefined) return { local, offset: offset * 3_600_000 };
  return shared.includes(word) ? { local, offset: null } : null;
}
