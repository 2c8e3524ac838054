import { href, Link } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { mergePath } from "#app/components/merge-path.ts";
import { formatDate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName, position } from "#domain/contact/contact.ts";
import { mostCounted } from "#domain/duplicate.ts";
import type { ComparedContact } from "#server/services/duplicate/compare.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { MergeQuery } from "./merge-query.ts";

interface MergePeopleProps {
  selected: ComparedContact[];
  keep: number | undefined;
  query: MergeQuery;
}

/** The contacts to merge, numbered; one of them is kept. */
export function MergePeople({ selected, keep, query }: MergePeopleProps) {
  return (
    <fieldset className="merge-choices">
      <legend className="field-label">Which contact do you want to keep?</legend>
      <p className="field-hint">The others' deals, tasks and tags move to it.</p>
      <div className="merge-columns">
        {selected.map((contact, index) => (
          <Person
            key={contact.id}
            contact={contact}
            number={index + 1}
            stays={contact.id === keep}
            without={mergePath(
              query.ids.filter((id) => id !== contact.id),
              query.to,
            )}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface PersonProps {
  contact: ComparedContact;
  number: number;
  stays: boolean;
  /** The path of the merge page without this contact. */
  without: string;
}

function Person({ contact, number, stays, without }: PersonProps) {
  const reading = useReading();
  const name = displayName(contact);
  const lines = [
    position(contact),
    `Added ${formatDate(contact.createdAt, reading)}`,
    belongings(contact),
  ];
  return (
    <div className="merge-choice">
      <label className="choice merge-person">
        <input type="radio" name="keep" value={contact.id} defaultChecked={stays} />
        <Avatar contact={contact} />
        <span className="merge-who">
          <span className="merge-name" dir="auto">
            {name} <MergeNumber number={number} />
          </span>
          {lines.filter(Boolean).map((line) => (
            <span key={line} className="muted merge-name">
              {line}
            </span>
          ))}
        </span>
      </label>
      <Link
        className="icon-button"
        to={href("/contacts/:id", { id: String(contact.id) })}
        target="_blank"
        rel="noopener"
      >
        <Icon name="external-link" size={14} />
        <span className="visually-hidden">
          Open {name} ({number}) in a new tab
        </span>
      </Link>
      <Link className="icon-button" to={without} replace>
        <Icon name="x" size={14} />
        <span className="visually-hidden">
          Remove {name} ({number})
        </span>
      </Link>
    </div>
  );
}

/** A contact's number: contacts that are merged often have the same name. */
export function MergeNumber({ number }: { number: number }) {
  return (
    <span className="merge-number">
      <span className="visually-hidden">number </span>
      {number}
    </span>
  );
}

type Belonging = Pick<ComparedContact, "deals" | "todos" | "activities">;

/** What belongs to a contact, such as "2 deals, 1 task"; empty for nothing. */
export function belongings({ deals, todos, activities }: Belonging): string {
  return [
    counted(deals, "deal", "deals"),
    counted(todos, "task", "tasks"),
    counted(activities, "activity", "activities"),
  ]
    .filter(Boolean)
    .join(", ");
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${one}` : `${count > mostCounted ? `${mostCounted}+` : count} ${many}`;
}
