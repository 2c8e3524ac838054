import { useId, useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { mostOtherContacts } from "#domain/deal/deal.ts";
import { dealFields } from "#domain/deal/fields.ts";
import type { ContactChoice } from "#server/services/deal/list.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ContactPicker, type PickerField } from "./contact-picker.tsx";

interface PeopleFieldsProps {
  first: PickerField;
  /** The ids of the other contacts that the form starts with. */
  others: string[];
  errors: string[] | undefined;
  /** The selected contacts, and others to select from. */
  contacts: ContactChoice[];
}

/**
 * The contacts of a deal: a field for the primary one and one for each of the others, which may be
 * left empty. There is always a spare field, because without JavaScript the form grows only when it
 * is saved.
 */
export function PeopleFields({ first, others, errors, contacts }: PeopleFieldsProps) {
  const id = useId();
  const [fieldCount, setFieldCount] = useState(others.length + 1);
  const count = Math.min(fieldCount, mostOtherContacts);
  return (
    <>
      <ContactPicker field={first} label={dealFields.contactId.label} contacts={contacts} />
      <fieldset className="field" aria-describedby={errors ? `${id}-error` : undefined}>
        <legend className="field-label">
          {dealFields.contactIds.label}
          <span className="field-optional"> optional</span>
        </legend>
        {Array.from({ length: count }, (_, index) => (
          <ContactPicker
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is known by its number alone.
            key={index}
            field={{
              id: `${id}-${index}`,
              name: `contactIds[${index}]`,
              initialValue: others[index] ?? "",
              errorId: `${id}-${index}-error`,
            }}
            label={`Other contact ${index + 1}`}
            hideLabel
            contacts={contacts}
          />
        ))}
        {count < mostOtherContacts ? (
          <button
            type="button"
            className="button button-quiet button-small points-add with-scripts"
            onClick={() => setFieldCount(count + 1)}
          >
            <Icon name="plus" size={14} />
            Add another contact
          </button>
        ) : null}
        <FieldError id={`${id}-error`} errors={errors} />
      </fieldset>
    </>
  );
}
