import { href } from "react-router";
import { Sheet } from "#app/ui/sheet.tsx";
import { Icon } from "../../ui/icon.tsx";

/** In the middle of a phone's bar: the forms for new records. */
export default function AddMenu() {
  return (
    <li className="sidebar-narrow">
      <button type="button" className="add-button" popoverTarget="add">
        <Icon name="plus" size={24} />
        <span className="visually-hidden">Add</span>
      </button>
      <Sheet id="add" title="Add">
        <a className="button" href={href("/contacts/new")}>
          <Icon name="users" />
          Contact
        </a>
        <a className="button" href={href("/deals/new")}>
          <Icon name="square-kanban" />
          Deal
        </a>
        <a className="button" href={href("/tasks/new")}>
          <Icon name="calendar-check" />
          Task
        </a>
        <a className="button" href={href("/tasks/quick")}>
          <Icon name="zap" />
          Task in one line
        </a>
        <a className="button" href={href("/companies/new")}>
          <Icon name="building-2" />
          Company
        </a>
      </Sheet>
    </li>
  );
}
