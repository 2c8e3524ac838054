import { RecordDetails } from "#app/components/editable/record-details.tsx";
import { addressOf } from "#app/components/postal-address.tsx";
import { WebLink } from "#app/components/web-link.tsx";
import { companyFields } from "#domain/company/fields.ts";
import {
  type CompanyGroup,
  fieldsOfGroup,
  groupLabel,
  optionalGroups,
} from "#domain/company/group.ts";
import { phoneLink } from "#domain/contact/point-link.ts";
import type { TextKind } from "#domain/field.ts";
import type { Company } from "#server/services/company/company.ts";
import { CompanyEditable } from "./company-editable.tsx";

/** The notes have a card of their own. */
const details = optionalGroups.filter((group) => group !== "notes");

/** The view of each kind of field; others are shown as typed. */
const kindViews: Partial<Record<TextKind, (text: string) => React.ReactNode>> = {
  link: (text) => <WebLink text={text} />,
  phone: (text) => <a href={phoneLink(text)}>{text}</a>,
};

/** The views of groups with several fields. */
const groupViews: Partial<Record<CompanyGroup, (company: Company) => React.ReactNode>> = {
  address: addressOf,
};

/** A group's view; null for nothing. */
function viewOf(group: CompanyGroup, company: Company): React.ReactNode {
  const view = groupViews[group];
  if (view) return view(company);
  const filled = fieldsOfGroup(group).flatMap((name) => {
    const text = company[name];
    return text ? [kindViews[companyFields[name].kind]?.(text) ?? text] : [];
  });
  return filled.length > 0 ? filled : null;
}

/** All details of a company except name and notes. */
export function CompanyDetails({ company }: { company: Company }) {
  return (
    <RecordDetails
      groups={details}
      labelOf={groupLabel}
      viewOf={(group) => viewOf(group, company)}
      editable={(group, view) => (
        <CompanyEditable group={group} company={company}>
          {view}
        </CompanyEditable>
      )}
    />
  );
}
