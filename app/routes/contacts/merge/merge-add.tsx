import { Form, href, Link, useNavigate } from "react-router";
import { mergePath } from "#app/components/merge-path.ts";
import { NamePicker } from "#app/components/pick/name-picker.tsx";
import { type Called, displayName } from "#domain/contact/contact.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { MergeQuery } from "./merge-query.ts";

interface MergeAddProps {
  query: MergeQuery;
  /** Suggested contacts. */
  others: (Called & { id: number })[];
}

/** Finds another contact to merge, and adds it with one click. */
export function MergeAdd({ query, others }: MergeAddProps) {
  const { ids, add, to } = query;
  const navigate = useNavigate();
  const none = add !== "" && others.length === 0;
  return (
    <section className="card" aria-labelledby="another">
      <h2 id="another">{ids.length > 0 ? "Add another contact" : "Select contacts to merge"}</h2>
      <Form className="merge-add" action={href("/contacts/merge")} replace key={ids.join()}>
        {ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        {to ? <input type="hidden" name="to" value={to} /> : null}
        <NamePicker
          kind="contact"
          onPicked={(choice) => {
            if (choice) navigate(mergePath([...ids, choice.id], to), { replace: true });
          }}
          name="add"
          defaultValue={add}
          maxLength={200}
          placeholder="Name, company, email or phone"
          aria-label="Find another contact"
          aria-describedby={none ? "nobody" : undefined}
          required
        />
        <button type="submit" className="button">
          Find
        </button>
        {none ? (
          <p className="field-error" id="nobody">
            No other contacts match “{add}”.
          </p>
        ) : null}
      </Form>
      {others.length > 0 ? (
        <ul className="merge-similar" aria-label={add ? "Found" : "Possible duplicates"}>
          {others.map((other) => (
            <li key={other.id}>
              <Link className="button button-small" to={mergePath([...ids, other.id], to)} replace>
                <Icon name="plus" size={14} />
                <span className="visually-hidden">Add </span>
                <span className="merge-name" dir="auto">
                  {displayName(other)}
                </span>
                <span className="muted merge-name">{other.company ?? other.email}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
