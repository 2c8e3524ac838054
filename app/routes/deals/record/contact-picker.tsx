import type { FieldMetadata } from "@conform-to/react";
import { Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { nameAndCompany } from "#domain/contact/contact.ts";
import type { ContactChoice } from "#server/services/deal/list.ts";

/** The typed client loads only when somebody is about to search for a contact. */
const ContactSearch = lazyComponent(() => import("./contact-search.client.tsx"));

/** The field that a picker fills in. */
export type PickerField = Pick<
  FieldMetadata<string>,
  "id" | "name" | "initialValue" | "errorId"
> & { errors?: string[] | undefined };

interface ContactPickerProps {
  field: PickerField;
  label: string;
  /** The surrounding text says the same. */
  hideLabel?: boolean;
  /** The selected contact, if any, and recently updated ones. */
  contacts: ContactChoice[];
}

/** The label of a contact in a select, with the company or, if that isn't enough, the number. */
export function choiceLabel(contact: ContactChoice, others: readonly ContactChoice[]): string {
  const label = plainLabel(contact);
  const ambiguous = others.some((other) => other.id !== contact.id && plainLabel(other) === label);
  return ambiguous ? `${label} (no. ${contact.id})` : label;
}

function plainLabel(contact: ContactChoice): string {
  return nameAndCompany(contact).join(", ");
}

/**
 * Selects a contact: from a select without JavaScript, by live search with it. The search takes
 * over the select's focus and what was selected while the code was loading.
 */
export function ContactPicker({ field, label, hideLabel = false, contacts }: ContactPickerProps) {
  const select = useRef<HTMLSelectElement>(null);
  const [taken, setTaken] = useState<{ selected: string; isFocused: boolean }>();
  useEffect(() => {
    const { current } = select;
    if (!current) return;
    setTaken({ selected: current.value, isFocused: current.matches(":focus") });
  }, []);
  return (
    <div className="field">
      <label className={hideLabel ? "visually-hidden" : "field-label"} htmlFor={field.id}>
        {label}
        {hideLabel ? null : <span className="field-optional"> optional</span>}
      </label>
      {taken ? (
        <LivePicker field={field} contacts={contacts} {...taken} />
      ) : (
        <select
          ref={select}
          className="input"
          id={field.id}
          name={field.name}
          defaultValue={field.initialValue}
        >
          <option value="">No contact</option>
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

const unmatchedMessage = "Select a contact from the list, or clear the field.";

interface LivePickerProps extends Pick<ContactPickerProps, "field" | "contacts"> {
  /** The id of the contact that is selected at first; empty for none. */
  selected: string;
  isFocused: boolean;
}

function LivePicker({ field, contacts, selected: firstId, isFocused }: LivePickerProps) {
  const first = contacts.find(({ id }) => String(id) === firstId);
  const firstLabel = first ? choiceLabel(first, contacts) : "";
  const [picked, setPicked] = useState({ label: firstLabel, contact: first });
  const [found, setFound] = useState(contacts);
  const [text, setText] = useState(firstLabel);
  const [searching, setSearching] = useState(false);
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const matchOf = (typed: string) => found.find((each) => choiceLabel(each, found) === typed);
  const selected = text === picked.label ? picked.contact : matchOf(text);
  const isUnmatched = text.trim() !== "" && !selected;
  const isRefused = isUnmatched && left;
  useRefusal(input, isUnmatched, () => setLeft(true));
  const listId = `${field.id}-list`;
  const wordsId = `${field.id}-unmatched`;
  return (
    <>
      <input type="hidden" name={field.name} value={selected?.id ?? ""} />
      <input
        ref={input}
        className="input"
        id={field.id}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of a select that had the focus.
        autoFocus={isFocused}
        dir="auto"
        list={listId}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          const contact = matchOf(value);
          if (contact) setPicked({ label: value, contact });
          setText(value);
          setLeft(false);
        }}
        onFocus={() => setSearching(true)}
        onBlur={() => setLeft(true)}
        placeholder="Search by name, company or phone"
        autoComplete="off"
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? wordsId : undefined}
      />
      <datalist id={listId}>
        {found.map((contact) => (
          <option key={contact.id} value={choiceLabel(contact, found)} />
        ))}
      </datalist>
      <FieldError id={wordsId} errors={isRefused ? [unmatchedMessage] : undefined} />
      {searching ? (
        <Suspense fallback={null}>
          <ContactSearch search={text} onFound={setFound} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Stops the form around a field from being sent if what is typed into it would be lost. */
function useRefusal(
  field: React.RefObject<HTMLInputElement | null>,
  isRefused: boolean,
  onRefused: () => void,
): void {
  const refuse = useEffectEvent((event: SubmitEvent) => {
    if (!isRefused) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onRefused();
    field.current?.focus();
  });
  useEffect(() => {
    const form = field.current?.form;
    form?.addEventListener("submit", refuse, { capture: true });
    return () => form?.removeEventListener("submit", refuse, { capture: true });
  }, [field]);
}
