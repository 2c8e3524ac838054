import { href } from "react-router";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { RecordDetails } from "#app/components/editable/record-details.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { TodoDue } from "#app/components/todo-due.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import { type TodoGroupName, todoGroupLabel } from "#domain/todo/group.ts";
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

/** The details of a task; each is edited in place. */
export function TodoDetails({ todo, today }: TodoDetailsProps) {
  return (
    <Details
      groups={["due", "repeat", "status", "priority", "category"]}
      todo={todo}
      viewOf={(group) => detailOf(group, todo, today)}
    />
  );
}

/** What a task is about: links to its contact, deal and company; each is edited in place. */
export function TodoAbout({ todo }: { todo: ShownTodo }) {
  return (
    <section className="card todo-about" aria-label="About">
      <Details
        groups={["contact", "deal", "company"]}
        todo={todo}
        viewOf={(group) => subjectOf(group, todo)}
      />
    </section>
  );
}

interface DetailsProps<Group extends TodoGroupName> {
  groups: readonly Group[];
  todo: ShownTodo;
  /** A group's view; null for nothing. */
  viewOf: (group: Group) => React.ReactNode;
}

function Details<Group extends TodoGroupName>({ groups, todo, viewOf }: DetailsProps<Group>) {
  return (
    <RecordDetails
      groups={groups}
      labelOf={todoGroupLabel}
      viewOf={viewOf}
      editable={(group, view) => (
        <TodoEditable group={group} todo={todo}>
          {view}
        </TodoEditable>
      )}
    />
  );
}

type DetailGroup = "due" | "repeat" | "status" | "priority" | "category";

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

function subjectOf(
  group: "contact" | "deal" | "company",
  { contact, deal, company }: ShownTodo,
): React.ReactNode {
  switch (group) {
    case "contact":
      return contact && <DealContactName contact={contact}>{displayName(contact)}</DealContactName>;
    case "deal":
      if (deal?.deleted) {
        return (
          <span className="muted">
            <s dir="auto">{deal.title}</s> (in Trash)
          </span>
        );
      }
      return (
        deal && (
          <a dir="auto" href={href("/deals/:id", { id: String(deal.id) })}>
            {deal.title}
          </a>
        )
      );
    case "company":
      return (
        company && (
          <a dir="auto" href={href("/companies/:id", { id: String(company.id) })}>
            {company.name}
          </a>
        )
      );
  }
}
