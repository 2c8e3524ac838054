import { fold } from "../fold.ts";

/** A program whose export has columns that no other one names like this. */
interface Vendor {
  name: string;
  /** Patterns that headers of the file must match, each at least one. */
  has: RegExp[];
}

const vendors: Vendor[] = [
  { name: "Kith", has: [/^more emails$/, /^keep in touch$/] },
  { name: "Kith", has: [/^kith id$/, /^lost reason$/] },
  { name: "Kith", has: [/^repeats from$/, /^due date$/] },
  { name: "Kith", has: [/^duration \(minutes\)$/, /^kith id$/] },
  { name: "Todoist", has: [/^content$/, /^date_lang$|^indent$/] },
  { name: "Asana", has: [/^task id$/, /^section\/column$|^projects$/] },
  { name: "Trello", has: [/^card id$/, /^card name$/] },
  {
    name: "Google Contacts",
    has: [/^(?:e-mail|phone|organization) 1 - (?:value|label|type|name)$/],
  },
  { name: "Pipedrive", has: [/^(?:person|deal|activity) - /] },
  {
    name: "HubSpot",
    has: [/^record id$/, /^(?:lifecycle stage|lead status|contact owner|associated)/],
  },
  { name: "LinkedIn", has: [/^connected on$/, /^(?:url|position)$/] },
  {
    name: "Salesforce",
    has: [/^account name$/, /^(?:mailing street|mailing city|lead source|contact owner)$/],
  },
  { name: "Salesforce", has: [/^account name$/, /^opportunity name$/] },
  { name: "Zoho CRM", has: [/^deal name$/, /^closing date$/] },
  { name: "Zoho CRM", has: [/^call start time$/, /^call (?:owner|purpose|agenda)$/] },
  { name: "Zoho CRM", has: [/^host$/, /^participants$/, /^from$/] },
  { name: "Outlook", has: [/^all day event$/, /^(?:show time as|meeting organizer)$/] },
  { name: "Outlook", has: [/^e-mail address$/, /^(?:business phone|business street|web page)$/] },
  { name: "Thunderbird", has: [/^primary email$/, /^(?:screen name|work zipcode|web page 1)$/] },
  { name: "Atomic CRM", has: [/^first_seen$/, /^has_newsletter$/] },
  { name: "Krayin", has: [/^contact_numbers$/, /^emails$/] },
  { name: "Twenty", has: [/^emails \/ primary email$/] },
  { name: "Apollo", has: [/^apollo contact id$|^person linkedin url$/] },
  { name: "Mailchimp", has: [/^email address$/, /^(?:member_rating|optin_time|leid)$/] },
  { name: "Brevo", has: [/^email_blacklisted$|^sms_blacklisted$/] },
  {
    name: "SuiteCRM",
    has: [/^primary address street$/, /^(?:lead source|account name|salutation)$/],
  },
];

/** The program that a file comes from, by its header; null if it could be any. */
export function vendorOf(header: readonly string[]): string | null {
  const names = header.map((name) => fold(name.trim()));
  const found = vendors.find(({ has }) =>
    has.every((pattern) => names.some((name) => pattern.test(name))),
  );
  return found?.name ?? null;
}
