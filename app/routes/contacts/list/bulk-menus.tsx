import { href, Link } from "react-router";
import { NamePicker } from "#app/components/pick/name-picker.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { browserLimit } from "#app/forms/text-limit.ts";
import { contactFields } from "#domain/contact/fields.ts";
import type { ContactPage } from "#server/services/contact/list.ts";

/** The bulk actions that only contacts have. */
export default function BulkMenus({ tags }: Pick<ContactPage, "tags">) {
  return (
    <>
      <TagMenu label="Tag" action={href("/contacts/bulk/tag")} tags={tags} />
      <TagMenu label="Remove tag" action={href("/contacts/bulk/untag")} tags={tags} />
      <details className="menu">
        <summary className="button button-small">Company</summary>
        <div className="menu-body bulk-field">
          <label htmlFor="bulk-company">Company name</label>
          <NamePicker
            kind="company"
            adds
            id="bulk-company"
            name="company"
            {...browserLimit(contactFields.company.limit)}
            placeholder="Leave blank to clear"
          />
          <button
            type="submit"
            className="button button-small"
            formAction={href("/contacts/bulk/company")}
          >
            Update company
          </button>
        </div>
      </details>
      <button
        type="submit"
        className="button button-small"
        formMethod="get"
        formAction={href("/contacts/merge")}
      >
        Merge…
      </button>
    </>
  );
}

interface TagMenuProps {
  label: "Tag" | "Remove tag";
  action: string;
  tags: ContactPage["tags"];
}

function TagMenu({ label, action, tags }: TagMenuProps) {
  return (
    <details className="menu">
      <summary className="button button-small">{label}</summary>
      <div className="menu-body">
        {tags.length === 0 ? <Link to={href("/tags")}>Create a tag</Link> : null}
        {tags.map((tag) => (
          <button
            key={tag.id}
            type="submit"
            className="menu-item"
            formAction={action}
            name="tag"
            value={tag.id}
            aria-label={`${label}: ${tag.name}`}
          >
            <TagChip tag={tag} />
          </button>
        ))}
      </div>
    </details>
  );
}
