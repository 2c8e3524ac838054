import type { FieldMetadata } from "@conform-to/react";
import { Suspense, useEffect, useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { late } from "#app/ui/late.ts";
import { displayName } from "#domain/contact.ts";
import type { ContactChoice } from "#server/services/deal-list.ts";

/** The typed client comes only when somebody is about to look for a contact. */
const ContactSearch = late(() => import("./contact-search.tsx"));

/** The field that a picker fills in. */
export type PickerField = Pick<
  FieldMetadata<string>,
  "id" | "name" | "initialValue" | "errorId"
> & { errors?: string[] | undefined };

interface ContactPickerProps {
  field: PickerField;
  label: string;
  /** What is around it says the same. */
  hideLabel?: boolean;
  /** The one chosen, if any, and those changed last. */
  contacts: ContactChoice[];
}

/** A contact as a choice reads, told apart by its company or, where that is not enough, its number. */
export function choiceLabel(contact: ContactChoice, others: readonly ContactChoice[]): string {
  const label = plainLabel(contact);
  const ambiguous = others.some((other) => other.id !== contact.id && plainLabel(other) === label);
  return ambiguous ? `${label} (no. ${contact.id})` : label;
}

function plainLabel(contact: ContactChoice): string {
  return [displayName(contact), contact.company].filter(Boolean).join(", ");
}

/** Chooses a contact: from a select without JavaScript, by a live search with it. */
export function ContactPicker({ field, label, hideLabel = false, contacts }: ContactPickerProps) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <div className="field">
      <label className={hideLabel ? "visually-hidden" : "field-label"} htmlFor={field.id}>
        {label}
        {hideLabel ? null : <span className="field-optional"> optional</span>}
      </label>
      {live ? (
        <LivePicker field={field} contacts={contacts} />
      ) : (
        <select className="input" id={field.id} name={field.name} defaultValue={field.initialValue}>
          <option value="">Nobody</option>
          {contacts.map((contact) => (
            <option key={contact.id} value={contact.id}>
              {choiceLabel(contact, contacts)}
            </option>
          ))}
        </select>
      )}
      <FieldError id={field.errorId} errors={field.errors} />
    </div>
  );
}

function LivePicker({ field, contacts }: Pick<ContactPickerProps, "field" | "contacts">) {
  const first = contacts.find(({ id }) => String(id) === field.initialValue);
  const [chosen, setChosen] = useState(first);
  const [found, setFound] = useState(contacts);
  const [text, setText] = useState(first ? choiceLabel(first, contacts) : "");
  const [searching, setSearching] = useState(false);
  const listId = `${field.id}-list`;
  const type = (typed: string) => {
    setText(typed);
    if (typed.trim() === "") setChosen(undefined);
    const match = found.find((contact) => choiceLabel(contact, found) === typed);
    if (match) setChosen(match);
  };
  const settle = () => setText(chosen ? choiceLabel(chosen, found) : "");
  return (
    <>
      <input type="hidden" name={field.name} value={chosen?.id ?? ""} />
      <input
        className="input"
        id={field.id}
        dir="auto"
        list={listId}
        value={text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onFocus={() => setSearching(true)}
        onBlur={settle}
        placeholder="Type a name, a company or a phone number"
        autoComplete="off"
      />
      <datalist id={listId}>
        {found.map((contact) => (
          <option key={contact.id} value={choiceLabel(contact, found)} />
        ))}
      </datalist>
      {searching ? (
        <Suspense fallback={null}>
          <ContactSearch search={text} onFound={setFound} />
        </Suspense>
      ) : null}
    </>
  );
}
