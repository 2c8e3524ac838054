import { Download, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { href, Link } from "react-router";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatCount } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useReading } from "#app/use-reading.ts";
import type { ContactPage } from "#server/services/contact-list.ts";
import { type BulkBarProps, bulkCompanies, bulkCompany, bulkForm } from "./bulk-form.ts";

/** What counts, chooses ranges and shows progress comes once something is chosen. */
const BulkLive = lazy(() => import("./bulk-live.tsx"));

/**
 * What can be done to the rows that are chosen. Without JavaScript it stands under the list; with it,
 * it comes once something is chosen. A plain form: until what counts has come, the browser sends it,
 * and so a file is saved as one.
 */
export function BulkBar(props: BulkBarProps) {
  const { total, totalCapped, shown, filter, tags } = props;
  const reading = useReading();
  const [first, setFirst] = useState<HTMLInputElement | null>();
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    // What was ticked before the page was live counts too.
    const ticked = document.querySelector<HTMLInputElement>(
      `input[form="${bulkForm}"]:checked, #${bulkForm} input:checked`,
    );
    setFirst(ticked);
    setIdle(!ticked);
    const begin = ({ target }: Event) => {
      // Not form.id: the rows' boxes are named "id", and a form answers with its fields first.
      if (!(target instanceof HTMLInputElement) || !target.form?.matches(`#${bulkForm}`)) return;
      setFirst((before) => before ?? target);
      setIdle(false);
    };
    document.addEventListener("change", begin);
    return () => document.removeEventListener("change", begin);
  }, []);
  const whole = `${formatCount(total, reading)}${totalCapped ? "+" : ""}`;
  return (
    <form
      method="post"
      action={href("/contacts/bulk/tag")}
      id={bulkForm}
      className={first === undefined ? "bulk-bar" : "bulk-bar bulk-bar-live"}
      hidden={idle}
      aria-label="What to do with those chosen"
    >
      <FormKeyInput />
      <input type="hidden" name="filter" value={filter} />
      {/* Enter in a field presses a form's first button: here it is to press none. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      {first ? (
        <Suspense fallback={null}>
          <BulkLive {...props} whole={whole} first={first} onIdle={setIdle} />
        </Suspense>
      ) : null}
      {total > shown.length ? (
        <label className="choice">
          <input type="checkbox" name="all" value="1" />
          All {whole} in this list
        </label>
      ) : null}
      <TagMenu label="Tag" action={href("/contacts/bulk/tag")} tags={tags} />
      <TagMenu label="Untag" action={href("/contacts/bulk/untag")} tags={tags} />
      <details className="menu">
        <summary className="button button-small">Company</summary>
        <div className="menu-body bulk-company">
          <label htmlFor={bulkCompany}>New company</label>
          <input
            className="input"
            id={bulkCompany}
            name="company"
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
      <button
        type="submit"
        className="button button-small"
        formMethod="get"
        formAction={href("/contacts/export.csv")}
      >
        <Download size={16} aria-hidden="true" />
        Export chosen
      </button>
      <button
        type="submit"
        className="button button-small"
        formMethod="get"
        formAction={href("/contacts/merge")}
      >
        Merge…
      </button>
      <button
        type="submit"
        className="button button-small button-danger"
        formAction={href("/contacts/bulk/delete")}
      >
        <Trash2 size={16} aria-hidden="true" />
        Delete chosen
      </button>
    </form>
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
