import { Form, href, Link } from "react-router";
import { MergePartChoice } from "#app/components/merge-part.tsx";
import { useMergeForm } from "#app/components/use-merge-form.ts";
import { FormErrors } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { companyMerging } from "#domain/company/merge.ts";
import type { Company } from "#server/services/company/company.ts";
import { Icon } from "../../ui/icon.tsx";
import { mergeSearch } from "./paths.ts";
import { PeopleCount } from "./people-count.tsx";

interface MergeFormProps {
  selected: Company[];
  keep: number | undefined;
  answer: FormAnswer | undefined;
}

/** The companies side by side: which one to keep, and whose value of each part that differs. */
export function MergeForm({ selected, keep, answer }: MergeFormProps) {
  const ids = selected.map(({ id }) => id);
  const several = selected.length > 1;
  const merge = useMergeForm({ parts: companyMerging.parts, records: selected, keep, answer });
  return (
    <Form method="post" {...merge.formProps} className="form card">
      <FormKeyInput />
      <FormErrors id={merge.errorId} errors={merge.errors} />
      <fieldset className="merge-choices">
        <legend className="field-label">
          {several ? "Which company do you want to keep?" : "Company to merge"}
        </legend>
        {selected.map((company, index) => (
          <div key={company.id} className="merge-choice">
            <label className="choice">
              <input
                type="radio"
                name="keep"
                value={company.id}
                defaultChecked={company.id === merge.keep}
              />
              <span className="merge-name" dir="auto">
                {company.name}
              </span>
              <span className="muted">
                <PeopleCount count={company.people} />
              </span>
            </label>
            <input type="hidden" name="id" value={company.id} />
            <input type="hidden" name="version" defaultValue={merge.versionOf(company, index)} />
            {several ? (
              <Link
                className="icon-button"
                to={mergeSearch(
                  ids.filter((id) => id !== company.id),
                  merge.keep,
                )}
                replace
              >
                <Icon name="x" size={14} />
                <span className="visually-hidden">Remove {company.name}</span>
              </Link>
            ) : null}
          </div>
        ))}
      </fieldset>
      {several ? (
        <>
          {companyMerging.parts.map((part) => (
            <MergePartChoice
              key={part}
              merging={companyMerging}
              markOf={({ name }) => (
                <span className="merge-name muted" dir="auto">
                  {name}
                </span>
              )}
              {...merge.choiceOf(part)}
            />
          ))}
          <p className="field-hint">People and deals move to it, and the others are deleted.</p>
          <div className="form-actions">
            <SubmitButton>Merge companies</SubmitButton>
            <Link
              className="button button-quiet"
              to={href("/companies/:id", { id: String(ids[0]) })}
            >
              Cancel
            </Link>
          </div>
        </>
      ) : null}
    </Form>
  );
}
