import { href } from "react-router";
import { Editable, type Editing, useExpected } from "#app/components/editable/editable.tsx";
import { textIn } from "#app/forms/text-in.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type CompanyGroup, fieldsOfGroup, groupNoun } from "#domain/company/group.ts";
import type { Company } from "#server/services/company/company.ts";

const load = () => import("./company-editor.client.tsx");

/** The fields of a form of `CompanyEditor`, as the page will show them once they are saved. */
function typedCompany(form: FormData): Partial<Company> {
  const group = form.get("group") as CompanyGroup | null;
  const typed = group ? fieldsOfGroup(group).map((name) => [name, textIn(form, name)]) : [];
  // A company without a name is refused.
  return Object.fromEntries(typed.filter(([name, text]) => name !== "name" || text));
}

/** How parts of a company are edited in place, on its page and in the list. */
export const editing: Editing<Company, CompanyGroup> = {
  to: (id) => href("/companies/:id", { id }),
  noun: groupNoun,
  typed: typedCompany,
  Editor: lazyComponent(load),
  load,
};

interface CompanyEditableProps {
  group: CompanyGroup;
  company: Company;
  children?: React.ReactNode;
}

/** A part of a company's page that is edited in place. */
export function CompanyEditable({ group, company, children }: CompanyEditableProps) {
  const formTo = href("/companies/:id/edit", { id: String(company.id) });
  return (
    <Editable editing={editing} group={group} item={company} formTo={formTo}>
      {children}
    </Editable>
  );
}

/** The company with all edits that are still being saved. */
export function useExpectedCompany<Shown extends Company>(company: Shown): Shown {
  return { ...company, ...useExpected(editing, company) };
}
