import { href, Link, useSearchParams } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { mailLink, phoneLink } from "#domain/contact/point-link.ts";
import type { CompanyPerson, CompanyRecord } from "#server/services/company/page.ts";
import { Icon } from "../../ui/icon.tsx";

/** The URL parameter for the page of a company's people. */
export const peopleParam = "people";

interface CompanyPeopleProps {
  /** The company's name. */
  company: string;
  page: CompanyRecord["people"];
}

/** The people of a company, by name, with a link to add one. */
export function CompanyPeople({ company, page }: CompanyPeopleProps) {
  return (
    <>
      <div className="section-header">
        <h2 id="people">People</h2>
        <Link
          className="button button-small"
          to={{
            pathname: href("/contacts/new"),
            search: `?${new URLSearchParams({ company })}`,
          }}
        >
          <Icon name="plus" size={14} />
          Add person
        </Link>
      </div>
      {page.items.length > 0 ? (
        <PeopleTable people={page.items} />
      ) : (
        <p className="muted">No people yet.</p>
      )}
      <Pages page={page} />
    </>
  );
}

function PeopleTable({ people }: { people: CompanyPerson[] }) {
  return (
    <table className="table folding-table people-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Phone</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row" className="cell-name">
              <Avatar contact={person} />
              <Link
                className="row-link"
                dir="auto"
                to={href("/contacts/:id", { id: String(person.id) })}
              >
                {displayName(person)}
              </Link>
              <span className="cell-position" dir="auto">
                {person.jobTitle}
              </span>
            </th>
            <td>{person.email ? <a href={mailLink(person.email)}>{person.email}</a> : null}</td>
            <td>{person.phone ? <a href={phoneLink(person.phone)}>{person.phone}</a> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ page }: Pick<CompanyPeopleProps, "page">) {
  const [params] = useSearchParams();
  if (!page.prevCursor && !page.nextCursor) return null;
  const to = (cursor: string) => {
    const next = new URLSearchParams(params);
    next.set(peopleParam, cursor);
    return { search: `?${next}`, hash: "#people" };
  };
  return (
    <nav className="pager" aria-label="Pages of people">
      {page.prevCursor ? (
        <Link className="button button-small" to={to(page.prevCursor)} preventScrollReset>
          Previous
        </Link>
      ) : null}
      {page.nextCursor ? (
        <Link className="button button-small" to={to(page.nextCursor)} preventScrollReset>
          Next
        </Link>
      ) : null}
    </nav>
  );
}
