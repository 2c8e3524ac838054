import { useEffect, useRef } from "react";
import { Form, href } from "react-router";
import { Swatches } from "#app/components/swatches.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { browserLimit } from "#app/forms/text-limit.ts";
import { tagColorFor, tagLimits } from "#domain/tag.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import type { Tag } from "#server/services/tag.ts";
import { Icon } from "../../../ui/icon.tsx";

/** A contact's tags, each with a remove button, and a field that adds an existing or a new one. */
export function ContactTags({ contact, tags }: { contact: Contact; tags: Tag[] }) {
  const id = String(contact.id);
  return (
    <>
      {contact.tags.length > 0 ? (
        <ul className="chips">
          {contact.tags.map((tag) => (
            <li key={tag.id}>
              <Form method="post" action={href("/contacts/:id/untag", { id })} preventScrollReset>
                <FormKeyInput />
                <input type="hidden" name="tagId" value={tag.id} />
                <TagChip tag={tag}>
                  <button type="submit" className="chip-remove">
                    <Icon name="x" size={14} />
                    <span className="visually-hidden">Remove tag {tag.name}</span>
                  </button>
                </TagChip>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <TagForm contact={contact} tags={tags} />
    </>
  );
}

function TagForm({ contact, tags }: { contact: Contact; tags: Tag[] }) {
  const form = useRef<HTMLFormElement>(null);
  const given = contact.tags.map(({ id }) => id);
  const key = given.join();
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
      <input
        className="input"
        name="name"
        dir="auto"
        list="tags-to-add"
        aria-label="Tag to add"
        placeholder="Add a tag"
        {...browserLimit(tagLimits.name)}
        autoComplete="off"
        required
      />
      <datalist id="tags-to-add">
        {tags
          .filter(({ id }) => !given.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
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
