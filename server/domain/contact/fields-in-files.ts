import type { ContactField } from "./fields.ts";

/** How a field is written to files and read from them. */
interface FieldInFiles {
  /** Its header in an export. */
  header: string;
  /**
   * The headers by which an import recognises it, without case, spaces and punctuation; null if
   * columns.ts has rules for it.
   */
  readAs: string | null;
  /** The property of a vCard that holds it. */
  vcard: string;
}

/** The fields of a contact in CSV files and vCards, in a module that pages don't load. */
export const contactFieldsInFiles = {
  firstName: {
    header: "First Name",
    readAs: "firstname first givenname forename fname ngiven",
    vcard: "N",
  },
  lastName: {
    header: "Last Name",
    readAs: "lastname last familyname surname lname nfamily",
    vcard: "N",
  },
  email: { header: "Email", readAs: null, vcard: "EMAIL" },
  phone: { header: "Phone", readAs: null, vcard: "TEL" },
  company: {
    header: "Company",
    readAs:
      "company companyname organization organisation organizationname organisationname organization1name org orgname accountname associatedcompany primarycompany employer",
    vcard: "ORG",
  },
  jobTitle: {
    header: "Job Title",
    readAs:
      "jobtitle position jobposition role organizationtitle organization1title occupation designation function",
    vcard: "TITLE",
  },
  linkedin: {
    header: "LinkedIn",
    readAs:
      "linkedin linkedinurl linkedinlink linkedinlinkurl linkedinprofile linkedinprofileurl personlinkedinurl",
    vcard: "URL",
  },
  website: { header: "Website", readAs: "website", vcard: "URL" },
  street: {
    header: "Street",
    readAs:
      "street streetaddress streetline addressline addressstreet addresspobox pobox extendedaddress",
    vcard: "ADR",
  },
  city: { header: "City", readAs: "city town locality addresscity addresslocality", vcard: "ADR" },
  region: {
    header: "State",
    readAs:
      "state region province county stateregion stateprovince stateorregion addressstate addressregion",
    vcard: "ADR",
  },
  postalCode: {
    header: "Postal Code",
    readAs:
      "postalcode postcode pcode zipcode zip zippostalcode addresspostalcode addresspostcode addresszip addresszipcode",
    vcard: "ADR",
  },
  country: { header: "Country", readAs: "country countryregion addresscountry", vcard: "ADR" },
  birthday: {
    header: "Birthday",
    readAs: "birthday birthdate birthdaydate dateofbirth dob bday",
    vcard: "BDAY",
  },
  cadence: {
    header: "Keep in Touch",
    readAs: "keepintouch keepintouchdays contactfrequency",
    vcard: "X-KEEP-IN-TOUCH",
  },
  source: {
    header: "Source",
    readAs: "source leadsource contactsource originalsource personsource sourceoflead",
    vcard: "X-LEAD-SOURCE",
  },
  nickname: {
    header: "Nickname",
    readAs: "nickname nicknames nick knownas spitzname surnom apodo soprannome bijnaam smeknamn",
    vcard: "NICKNAME",
  },
  notes: {
    header: "Notes",
    readAs: "notes note background description comments comment",
    vcard: "NOTE",
  },
} as const satisfies Record<ContactField, FieldInFiles>;

/** The times in an export, in milliseconds, by their headers; an import sets its own. */
export const contactTimesInFiles = {
  createdAt: "Created",
  updatedAt: "Updated",
  lastActivityAt: "Last Activity",
  nextActivityAt: "Next Activity",
} as const;

/** The header of the number by which an import knows a contact of the same workspace. */
export const ownIdHeader = "Kith ID";
