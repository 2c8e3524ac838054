import { href, useSearchParams } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import {
  Editable as EditablePart,
  type Editing,
  useExpected as useExpectedItem,
} from "#app/components/editable/editable.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type ContactGroup, groupNoun } from "#domain/contact/group.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { editPath } from "../list/came-from.ts";
import { typedFields } from "./typed-fields.ts";

const load = () => import("./field-editor.client.tsx");

/** How parts of a contact are edited in place, on its page and in the list. */
export const editing: Editing<Contact, ContactGroup> = {
  to: (id) => href("/contacts/:id", { id }),
  noun: groupNoun,
  typed: typedFields,
  Editor: lazyComponent(load),
  load,
};

interface EditableProps {
  group: ContactGroup;
  contact: Contact;
  children?: React.ReactNode;
}

/** A part of a contact's page that is edited in place. */
export function Editable({ group, contact, children }: EditableProps) {
  const [params] = useSearchParams();
  const formTo = editPath(contact.id, cameFrom(params));
  return (
    <EditablePart editing={editing} group={group} item={contact} formTo={formTo}>
      {children}
    </EditablePart>
  );
}

/** The contact as it will be once all pending saves have finished. */
export function useExpected(contact: Contact): Contact {
  return useExpectedItem(editing, contact);
}
