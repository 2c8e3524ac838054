import { Form, href, Link, useLocation, useSubmit } from "react-router";
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
  const { key, state } = useLocation();
  // Who has just sent it goes on in it, with the menu open as it was.
  const visit: string = state?.visit ?? key;
  const current = board.columns[0]?.stage.pipelineId;
  return (
    <>
      <Form
        className="filter"
        role="search"
        key={visit}
        replace
        state={{ visit }}
        onChange={({ currentTarget, target }) => {
          const typing = target instanceof HTMLInputElement && target.type === "search";
          if (!typing) submit(currentTarget, { replace: true, state: { visit } });
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
        <FilterMenu tags={board.tags} place={place} />
        {place.contactId ? <input type="hidden" name="contact" value={place.contactId} /> : null}
        {place.companyId ? <input type="hidden" name="company" value={place.companyId} /> : null}
        {place.stageId ? <input type="hidden" name="stage" value={place.stageId} /> : null}
        {place.fold ? (
          <input type="hidden" name="fold" value={place.fold.join(",") || "none"} />
        ) : null}
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

function FilterMenu({ tags, place }: { tags: Board["tags"]; place: BoardPlace }) {
  const { tagIds, overdue, stepless } = place;
  const chosen = tagIds.length + Number(overdue) + Number(stepless);
  return (
    <details className="menu">
      <summary className="button">Filters{chosen > 0 ? ` (${chosen})` : ""}</summary>
      <div className="menu-body">
        <label className="menu-item">
          <input type="checkbox" name="overdue" defaultChecked={overdue} />
          Expected close is past
        </label>
        <label className="menu-item">
          <input type="checkbox" name="stepless" defaultChecked={stepless} />
          No next step
        </label>
        {tags.map((tag) => (
          <label key={tag.id} className="menu-item">
            <input
              type="checkbox"
              name="tag"
              value={tag.id}
              defaultChecked={tagIds.includes(tag.id)}
            />
            <TagChip tag={tag} />
          </label>
        ))}
      </div>
    </details>
  );
}

/** What the board is filtered by besides the search, each with a way to be rid of it. */
function Chips({ board: { tags, contact, company }, place }: BoardFilterProps) {
  const chips = [
    ...(place.overdue
      ? [{ text: "Expected close is past", to: { ...place, overdue: false } }]
      : []),
    ...(place.stepless ? [{ text: "No next step", to: { ...place, stepless: false } }] : []),
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
