import { href, Link } from "react-router";
import type { ChosenList } from "#app/components/bulk/bulk-form.ts";
import { BulkFrame } from "#app/components/bulk/bulk-frame.tsx";
import { DeleteChosen, ExportChosen } from "#app/components/bulk/chosen-buttons.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { late } from "#app/ui/late.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import { bulkCompanies, bulkCompany } from "./bulk-company-field.ts";

const BulkLive = late(() => import("./bulk-live.tsx"));

interface BulkBarProps extends ChosenList {
  tags: ContactPage["tags"];
}

/** What can be done to the contacts that are chosen. */
export function BulkBar({ tags, ...list }: BulkBarProps) {
  return (
    <BulkFrame {...list} action={href("/contacts/bulk/tag")} Live={BulkLive}>
      <TagMenu label="Tag" action={href("/contacts/bulk/tag")} tags={tags} />
      <TagMenu label="Untag" action={href("/contacts/bulk/untag")} tags={tags} />
      <details className="menu">
        <summary className="button button-small">Company</summary>
        <div className="menu-body bulk-field">
          <label htmlFor={bulkCompany}>New company</label>
          <input
            className="input"
            id={bulkCompany}
            name="company"
            dir="auto"
            list={bulkCompanies}
            maxLength={200}
            autoComplete="off"
          />
          <button
            type="submit"
            className="button button-small"
            formAction={href("/contacts/bulk/company")}
          >
            Set company
          </button>
        </div>
      </details>
      <ExportChosen to={href("/contacts/export.csv")} />
      <button
        type="submit"
        className="button button-small"
        formMethod="get"
        formAction={href("/contacts/merge")}
      >
        Merge…
      </button>
      <DeleteChosen action={href("/contacts/bulk/delete")} />
    </BulkFrame>
  );
}

interface TagMenuProps {
  label: "Tag" | "Untag";
  action: string;
  tags: ContactPage["tags"];
}

function TagMenu({ label, action, tags }: TagMenuProps) {
  return (
    <details className="menu">
      <summary className="button button-small">{label}</summary>
      <div className="menu-body">
        {tags.length === 0 ? <Link to={href("/tags")}>Make a tag first</Link> : null}
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
