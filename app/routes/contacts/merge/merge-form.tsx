import { Form, href, Link } from "react-router";
import { MergePartChoice } from "#app/components/merge-part.tsx";
import { mergePath } from "#app/components/merge-path.ts";
import { TagChip } from "#app/components/tag-chip.tsx";
import { useMergeForm } from "#app/components/use-merge-form.ts";
import { FormErrors } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { contactMerging, type MergePart, mergeParts, united } from "#domain/contact/merge.ts";
import type { ComparedContact } from "#server/services/duplicate/compare.ts";
import { belongings, MergeNumber, MergePeople } from "./merge-people.tsx";
import type { MergeQuery } from "./merge-query.ts";

interface MergeFormProps {
  /** Two or more. */
  selected: ComparedContact[];
  query: MergeQuery;
  answer: FormAnswer | undefined;
}

const hints: Partial<Record<MergePart, string>> = {
  email: "The main email. The others are kept too.",
  phone: "The main phone. The others are kept too.",
};

/** Contacts side by side: which one to keep, and whose value of each part that differs. */
export function MergeForm({ selected, query, answer }: MergeFormProps) {
  const ids = selected.map(({ id }) => id);
  const merge = useMergeForm({
    parts: mergeParts,
    records: selected,
    keep: stayingOf(selected, query.keep),
    answer,
  });
  const columns = { "--columns": selected.length } as React.CSSProperties;
  return (
    <Form
      method="post"
      {...merge.formProps}
      className={selected.length > 4 ? "form merge-form" : "form merge-form merge-side-by-side"}
      style={columns}
    >
      <FormKeyInput />
      <FormErrors id={merge.errorId} errors={merge.errors} />
      {merge.errors.length > 0 ? (
        <p>
          <Link to={mergePath(ids, query.to)} replace>
            Reload
          </Link>
        </p>
      ) : null}
      {selected.map((contact, index) => (
        <span key={contact.id} hidden>
          <input type="hidden" name="id" value={contact.id} />
          <input type="hidden" name="version" defaultValue={merge.versionOf(contact, index)} />
        </span>
      ))}
      <MergePeople selected={selected} keep={merge.keep} query={query} />
      {mergeParts.map((part) => (
        <MergePartChoice
          key={part}
          merging={contactMerging}
          markOf={(contact) => <MergeNumber number={selected.indexOf(contact) + 1} />}
          hint={hints[part]}
          {...merge.choiceOf(part)}
        />
      ))}
      <Outcome contacts={merge.survivorFirst} />
      <div className="form-actions">
        <SubmitButton>Merge contacts</SubmitButton>
        {query.to ? (
          <button type="submit" className="button" name="to" value={query.to}>
            Merge and review next
          </button>
        ) : null}
        <Link
          className="button button-quiet"
          to={query.to || href("/contacts/:id", { id: String(ids[0]) })}
        >
          Cancel
        </Link>
      </div>
    </Form>
  );
}

/**
 * The contact that is kept by default: the requested one, or else the one with most records, or
 * else the oldest.
 */
function stayingOf(selected: ComparedContact[], wanted: number): number | undefined {
  const [best] = selected.toSorted(
    (one, other) => belonging(other) - belonging(one) || one.id - other.id,
  );
  return (selected.find(({ id }) => id === wanted) ?? best)?.id;
}

function belonging({ deals, todos, activities }: ComparedContact): number {
  return deals + todos + activities;
}

/** What is combined without a choice. */
function Outcome({ contacts }: { contacts: ComparedContact[] }) {
  const tags = new Map(contacts.flatMap((each) => each.tags).map((tag) => [tag.id, tag]));
  const emails = united(contacts, "email").map(({ value }) => value);
  const phones = united(contacts, "phone").map(({ value }) => value);
  const [survivor, ...others] = contacts;
  const moved = belongings({
    deals: others.reduce((sum, { deals }) => sum + deals, 0),
    todos: others.reduce((sum, { todos }) => sum + todos, 0),
    activities: others.reduce((sum, { activities }) => sum + activities, 0),
  });
  return (
    <section className="merge-outcome" aria-labelledby="outcome">
      <h2 id="outcome">Combined</h2>
      <dl>
        {tags.size > 0 ? (
          <div>
            <dt>Tags</dt>
            <dd className="merge-tags">
              {[...tags.values()].map((tag) => (
                <TagChip key={tag.id} tag={tag} />
              ))}
            </dd>
          </div>
        ) : null}
        <Together label="Emails" values={emails} />
        <Together label="Phones" values={phones} />
        {moved && survivor ? (
          <div>
            <dt>Also moves</dt>
            <dd>{moved}</dd>
          </div>
        ) : null}
      </dl>
      <p className="field-hint">The others go to Trash. You can undo this.</p>
    </section>
  );
}

function Together({ label, values }: { label: string; values: string[] }) {
  if (values.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <ul>
          {values.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
