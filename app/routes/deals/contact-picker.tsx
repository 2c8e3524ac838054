import type { FieldMetadata } from "@conform-to/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { displayName } from "#domain/contact.ts";
import type { ContactChoice } from "#server/services/deal-list.ts";

/** The typed client comes only when somebody is about to look for a contact. */
const ContactSearch = lazy(() => import("./contact-search.tsx"));

interface ContactPickerProps {
  meta: FieldMetadata<string>;
  label: string;
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
export function ContactPicker({ meta, label, contacts }: ContactPickerProps) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <div className="field">
      <label className="field-label" htmlFor={meta.id}>
        {label}
        <span className="field-optional"> optional</span>
      </label>
      {live ? (
        <LivePicker meta={meta} contacts={contacts} />
      ) : (
        <select className="input" id={meta.id} name={meta.name} defaultValue={meta.initialValue}>
          <option value="">Nobody</option>
          {contacts.map((contact) => (
            <option key={contact.id} value={contact.id}>
              {choiceLabel(contact, contacts)}
            </option>
          ))}
        </select>
      )}
      <FieldError id={meta.errorId} errors={meta.errors} />
    </div>
  );
}

function LivePicker({ meta, contacts }: Omit<ContactPickerProps, "label">) {
  const first = contacts.find(({ id }) => String(id) === meta.initialValue);
  const [chosen, setChosen] = useState(first);
  const [found, setFound] = useState(contacts);
  const [text, setText] = useState(first ? choiceLabel(first, contacts) : "");
  const [searching, setSearching] = useState(false);
  const listId = `${meta.id}-list`;
  const type = (typed: string) => {
    setText(typed);
    if (typed.trim() === "") setChosen(undefined);
    const match = found.find((contact) => choiceLabel(contact, found) === typed);
    if (match) setChosen(match);
  };
  const settle = () => setText(chosen ? choiceLabel(chosen, found) : "");
  return (
    <>
      <input type="hidden" name={meta.name} value={chosen?.id ?? ""} />
      <input
        className="input"
        id={meta.id}
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
