import { useEffect, useRef } from "react";
import { Form, href } from "react-router";
import { NamePicker } from "#app/components/pick/name-picker.tsx";
import { Swatches } from "#app/components/swatches.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { browserLimit } from "#app/forms/text-limit.ts";
import { tagColorFor, tagLimits } from "#domain/tag.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import type { Tag } from "#server/services/tag.ts";
import { Icon } from "../../../ui/icon.tsx";

/** Adds an existing or a new tag to a contact. */
export default function AddTag({ contact, tags }: { contact: Contact; tags: Tag[] }) {
  const form = useRef<HTMLFormElement>(null);
  const key = contact.tags.map(({ id }) => id).join();
  const emptiedFor = useRef(key);
  useEffect(() => {
    // Not on first render: what was typed before JavaScript took over the page stays.
    if (emptiedFor.current === key) return;
    emptiedFor.current = key;
    form.current?.reset();
  }, [key]);
  return (
    <Form
      ref={form}
      method="post"
      action={href("/contacts/:id/tag", { id: String(contact.id) })}
      className="tag-add"
      preventScrollReset
    >
      <FormKeyInput />
      <NamePicker
        kind="tag"
        adds
        onPicked={(_, input) => input.form?.requestSubmit()}
        name="name"
        aria-label="Tag to add"
        placeholder="Add a tag"
        {...browserLimit(tagLimits.name)}
        required
      />
      <button type="submit" className="button">
        <Icon name="plus" />
        Add tag
      </button>
      <details className="tag-add-color">
        <summary>Tag colour</summary>
        <Swatches name="color" color={tagColorFor(tags.length)} />
      </details>
    </Form>
  );
}
