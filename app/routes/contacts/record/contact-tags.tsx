import { Suspense } from "react";
import { Form, href } from "react-router";
import { TagChip } from "#app/components/tag-chip.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import type { Tag } from "#server/services/tag.ts";
import { Icon } from "../../../ui/icon.tsx";

const loadAddTag = () => import("./add-tag.tsx");

/** It works as a plain form before its code has come. */
const AddTag = import.meta.env.SSR ? (await loadAddTag()).default : lateWhenIdle(loadAddTag);

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
      <Suspense>
        <AddTag contact={contact} tags={tags} />
      </Suspense>
    </>
  );
}
