import { href } from "react-router";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { RecordDetails } from "#app/components/editable/record-details.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { TodoDue } from "#app/components/todo-due.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import { todoFields } from "#domain/todo/fields.ts";
import { todoGroupLabel } from "#domain/todo/group.ts";
import { repeatLabel } from "#domain/todo/repeat.ts";
import { durationLabel } from "#domain/todo/time.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ShownTodo } from "./shown-todo.ts";
import { TodoEditable } from "./todo-editable.tsx";
import "./todo.css";

interface TodoDetailsProps {
  todo: ShownTodo;
  today: Day;
}

const detailGroups = ["due", "repeat", "status", "priority", "category"] as const;
type DetailGroup = (typeof detailGroups)[number];

/** The details of a task; each is edited in place. */
export function TodoDetails({ todo, today }: TodoDetailsProps) {
  return (
    <RecordDetails
      groups={detailGroups}
      labelOf={todoGroupLabel}
      viewOf={(group) => detailOf(group, todo, today)}
      editable={(group, view) => (
        <TodoEditable group={group} todo={todo}>
          {view}
        </TodoEditable>
      )}
    />
  );
}

function detailOf(group: DetailGroup, todo: ShownTodo, today: Day): React.ReactNode {
  switch (group) {
    case "due":
      if (todo.dueDate === null) return null;
      return (
        <>
          <TodoDue todo={todo} today={today} />
          {todo.durationMinutes ? ` for ${durationLabel(todo.durationMinutes)}` : null}
        </>
      );
    case "repeat":
      if (todo.repeat === null) return null;
      return `${repeatLabel(todo.repeat)}${todo.repeatFrom === "completion" ? ", after it is done" : ""}`;
    case "status":
      return todoStatusLabels[todo.status];
    case "priority":
      return todoPriorityLabels[todo.priority];
    case "category":
      return todo.category && <TagChip tag={todo.category} />;
  }
}

/** What a task is about: links to its contact, deal and company. */
export function TodoAbout({ todo: { contact, deal, company } }: { todo: ShownTodo }) {
  if (!contact && !deal && !company) return null;
  return (
    <section className="card todo-about" aria-label="About">
      <dl className="record-details">
        {contact ? (
          <div className="record-detail">
            <dt>{todoFields.contactId.label}</dt>
            <dd>
              <DealContactName contact={contact}>{displayName(contact)}</DealContactName>
            </dd>
          </div>
        ) : null}
        {deal ? (
          <div className="record-detail">
            <dt>{todoFields.dealId.label}</dt>
            <dd>
              {deal.deleted ? (
                <span className="muted">
                  <s>{deal.title}</s> (in Trash)
                </span>
              ) : (
                <a href={href("/deals/:id", { id: String(deal.id) })}>{deal.title}</a>
              )}
            </dd>
          </div>
        ) : null}
        {company ? (
          <div className="record-detail">
            <dt>{todoFields.companyId.label}</dt>
            <dd>
              <a href={href("/companies/:id", { id: String(company.id) })}>{company.name}</a>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
