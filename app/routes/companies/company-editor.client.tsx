import type { EditorProps } from "#app/components/editable/editable.tsx";
import { DeclaredLines, EditorForm } from "#app/components/editable/editor-form.tsx";
import { companyFields } from "#domain/company/fields.ts";
import { type CompanyGroup, fieldsOfGroup } from "#domain/company/group.ts";
import type { Company } from "#server/services/company/company.ts";

/** Edits a few fields of a company in place. */
export default function CompanyEditor(props: EditorProps<Company, CompanyGroup>) {
  const { group, item, errors, onSave, onCancel } = props;
  return (
    <EditorForm group={group} errors={errors} onSave={onSave} onCancel={onCancel}>
      <DeclaredLines
        fields={companyFields}
        names={fieldsOfGroup(group)}
        item={item}
        errors={errors}
      />
    </EditorForm>
  );
}
