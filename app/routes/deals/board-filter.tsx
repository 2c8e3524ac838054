import { Form, href, Link, useSubmit } from "react-router";
import { TagChip } from "#app/components/tag-chip.tsx";
import { SearchField } from "#app/ui/search-field.tsx";
import { displayName } from "#domain/contact.ts";
import type { Board } from "#server/services/deal-board.ts";
import { type BoardPlace, isFiltered, withoutFilters, writeBoardPlace } from "./board-query.ts";

interface BoardFilterProps {
  board: Board;
  place: BoardPlace;
}

/** Which pipeline and which of its deals the board shows, as one form whose URL is the board. */
export function BoardFilter({ board, place }: BoardFilterProps) {
  const submit = useSubmit();
  const current = board.columns[0]?.stage.pipelineId;
  return (
    <>
      <Form
        className="filter"
        role="search"
        key={writeBoardPlace(place)}
        onChange={({ currentTarget, target }) => {
          const typing = target instanceof HTMLInputElement && target.type === "search";
          if (!typing) submit(currentTarget, { replace: true });
        }}
      >
        {board.pipelines.length > 1 ? (
          <label className="sort">
            <span className="visually-hidden">Pipeline</span>
            <select className="input" name="pipeline" defaultValue={current}>
              {board.pipelines.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <SearchField
          label="Search deals"
          placeholder="Search by title, contact or company"
          defaultValue={place.search}
        />
        {board.tags.length > 0 ? <TagMenu tags={board.tags} chosen={place.tagIds} /> : null}
        <label className="choice board-choice">
          <input type="checkbox" name="overdue" defaultChecked={place.overdue} />
          Past close
        </label>
        <label className="choice board-choice">
          <input type="checkbox" name="stepless" defaultChecked={place.stepless} />
          No next step
        </label>
        {place.contactId ? <input type="hidden" name="contact" value={place.contactId} /> : null}
        {place.companyId ? <input type="hidden" name="company" value={place.companyId} /> : null}
        <button type="submit" className="button">
          {board.pipelines.length > 1 ? "Show" : "Search"}
        </button>
        {isFiltered(place) ? (
          <Link
            className="button button-quiet"
            to={{ pathname: href("/deals"), search: writeBoardPlace(withoutFilters(place)) }}
          >
            Clear
          </Link>
        ) : null}
      </Form>
      <Chips board={board} place={place} />
    </>
  );
}

function TagMenu({ tags, chosen }: { tags: Board["tags"]; chosen: number[] }) {
  return (
    <details className="menu">
      <summary className="button">Tags{chosen.length > 0 ? ` (${chosen.length})` : ""}</summary>
      <div className="menu-body">
        {tags.map((tag) => (
          <label key={tag.id} className="menu-item">
            <input
              type="checkbox"
              name="tag"
              value={tag.id}
              defaultChecked={chosen.includes(tag.id)}
            />
            <TagChip tag={tag} />
          </label>
        ))}
      </div>
    </details>
  );
}

/** What the form's own fields do not show of the filter, each with a way to be rid of it. */
function Chips({ board: { tags, contact, company }, place }: BoardFilterProps) {
  const chips = [
    ...tags
      .filter(({ id }) => place.tagIds.includes(id))
      .map(({ id, name }) => ({
        text: name,
        to: { ...place, tagIds: place.tagIds.filter((each) => each !== id) },
      })),
    ...(contact ? [{ text: displayName(contact), to: { ...place, contactId: undefined } }] : []),
    ...(company ? [{ text: company.name, to: { ...place, companyId: undefined } }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {chips.map(({ text, to }) => (
        <li key={text}>
          <Link
            className="filter-chip"
            to={{ pathname: href("/deals"), search: writeBoardPlace(to) }}
            aria-label={`Remove filter: ${text}`}
          >
            {text}
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
