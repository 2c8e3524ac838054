export interface Settings {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
}

/** Apart from the other rules of settings, which have lists that no page needs at once. */
export const defaultSettings: Settings = {
  locale: "en-AU",
  timeZone: "Australia/Sydney",
  currency: "AUD",
};
