import { activityTypeLabels } from "#domain/activity/activity.ts";
import {
  type ActivityField,
  activityFieldNames,
  activityHeaders,
} from "#domain/activity/fields.ts";
import { displayName } from "#domain/contact/contact.ts";
import { ownIdHeader } from "#domain/contact/fields-in-files.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { FileColumns } from "./file-format.ts";
import { listOf } from "./list-of.ts";

type Columns = FileColumns<NamedActivity>;

/** The deal of an activity, unless it is in Trash, where an import doesn't find it. */
function dealOf({ deal }: NamedActivity) {
  return deal?.deleted ? null : deal;
}

/** Whom an import can find again: somebody in Trash would be added as another contact. */
function peopleOf({ contact, others }: NamedActivity) {
  return {
    contact: contact?.deleted ? null : contact,
    others: others.filter(({ deleted }) => !deleted),
  };
}

/** Fields that need more than their own value. */
const special = {
  type: { [activityHeaders.type]: ({ type }) => activityTypeLabels[type] },
  timestamp: {
    [activityHeaders.timestamp]: ({ timestamp }) => new Date(timestamp).toISOString(),
  },
  contactId: {
    [activityHeaders.contactId]: (activity) => {
      const { contact } = peopleOf(activity);
      return contact && displayName(contact);
    },
    "Contact Email": (activity) => peopleOf(activity).contact?.email,
    "Contact Company": (activity) => peopleOf(activity).contact?.company,
  },
  contactIds: {
    [activityHeaders.contactIds]: (activity) => listOf(peopleOf(activity).others, displayName),
    "Other Contact Emails": (activity) => listOf(peopleOf(activity).others, ({ email }) => email),
    "Other Contact Companies": (activity) =>
      listOf(peopleOf(activity).others, ({ company }) => company),
    "Contact Kith IDs": (activity) => {
      const { contact, others } = peopleOf(activity);
      return listOf([contact, ...others], (person) => person && ownIdOf("contact", person));
    },
  },
  dealId: {
    [activityHeaders.dealId]: (activity) => dealOf(activity)?.title,
    "Deal Kith ID": (activity) => {
      const deal = dealOf(activity);
      return deal && ownIdOf("deal", deal);
    },
  },
  companyId: {
    [activityHeaders.companyId]: ({ company }) => company?.name,
    "Company Kith ID": ({ company }) => company && ownIdOf("company", company),
  },
} satisfies Partial<Record<ActivityField, Columns>>;

function isSpecial(name: ActivityField): name is keyof typeof special {
  return Object.hasOwn(special, name);
}

function columnsOf(name: ActivityField): Columns {
  if (isSpecial(name)) return special[name];
  return { [activityHeaders[name]]: (activity) => activity[name] };
}

/** An activity in a table. */
export const activityColumns: Columns = {
  ...Object.assign({}, ...activityFieldNames.map(columnsOf)),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  [ownIdHeader]: (activity) => ownIdOf("activity", activity),
};
