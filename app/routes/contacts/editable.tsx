import { Pencil, Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import {
  href,
  Link,
  useFetcher,
  useFetchers,
  useRouteLoaderData,
  useSearchParams,
} from "react-router";
import { formKeyField } from "#app/forms/form-key.ts";
import type { loader } from "#app/root.tsx";
import { type ContactGroup, groupNoun } from "#domain/contact-group.ts";
import type { Contact } from "#server/services/contact.ts";
import { cameFrom, editPath } from "./came-from.ts";
import type { action } from "./field.ts";
import { typedFields } from "./typed-fields.ts";

const load = () => import("./field-editor.tsx");

/** Comes when somebody is about to change something. */
const FieldEditor = lazy(load);

interface EditableProps {
  group: ContactGroup;
  contact: Contact;
  /** What the place shows while nobody changes it; where it shows nothing, a word to add it. */
  children?: React.ReactNode;
}

/**
 * A place of a contact's page that is changed where it stands. Without JavaScript its pencil leads to
 * the form of the whole contact.
 */
export function Editable({ group, contact, children }: EditableProps) {
  const [open, setOpen] = useState(false);
  const { save, typed, answer, forget } = useSaving(group, contact);
  const [params] = useSearchParams();
  const link = useRef<HTMLAnchorElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (answer) setOpen(true);
  }, [answer]);
  useEffect(() => {
    if (wasOpen.current && !open) link.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const noun = groupNoun(group);
  const view = (
    <div className="editable">
      {children ? <div className="editable-view">{children}</div> : null}
      <Link
        ref={link}
        className={children ? "icon-button editable-link" : "editable-add"}
        to={editPath(contact.id, cameFrom(params))}
        aria-keyshortcuts="F2"
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === "F2") setOpen(true);
        }}
      >
        {children ? (
          <>
            <Pencil size={14} aria-hidden="true" />
            <span className="visually-hidden">Change {noun}</span>
          </>
        ) : (
          <>
            <Plus size={14} aria-hidden="true" />
            Add {noun}
          </>
        )}
      </Link>
    </div>
  );
  if (!open) return view;
  return (
    <Suspense fallback={view}>
      <FieldEditor
        group={group}
        contact={typed ? { ...contact, ...typedFields(typed) } : contact}
        errors={answer?.error ?? {}}
        onSave={(form) => {
          save(form);
          setOpen(false);
        }}
        onCancel={() => {
          forget();
          setOpen(false);
        }}
      />
    </Suspense>
  );
}

/**
 * Sends what was typed, once what was sent before it is saved: each saving names the version that
 * the one before it left. Keeps what was typed until it is saved, for when it is refused.
 */
function useSaving(group: ContactGroup, contact: Contact) {
  const fetcher = useFetcher<typeof action>({ key: `${group} of contact ${contact.id}` });
  const formKey = useRouteLoaderData<typeof loader>("root")?.formKey ?? "";
  const [typed, setTyped] = useState<FormData | null>(null);
  const [waiting, setWaiting] = useState(false);
  // The answer to what was sent before.
  const [seen, setSeen] = useState(fetcher.data);
  const to = href("/contacts/:id/field", { id: String(contact.id) });
  const busy = useFetchers().some(({ formAction }) => formAction === to);
  useEffect(() => {
    if (!waiting || busy || !typed) return;
    typed.set("version", String(contact.version));
    typed.set(formKeyField, formKey);
    setWaiting(false);
    fetcher.submit(typed, { method: "post", action: to, preventScrollReset: true });
  }, [waiting, busy, typed, contact.version, formKey, to, fetcher.submit]);
  const save = (form: FormData) => {
    setTyped(form);
    setWaiting(true);
    setSeen(fetcher.data);
  };
  const answered = typed && fetcher.state === "idle" && fetcher.data !== seen;
  return {
    save,
    typed,
    answer: answered ? fetcher.data : undefined,
    forget: () => setTyped(null),
  };
}

/** The contact as it will be once all that is on its way has been saved. */
export function useExpected(contact: Contact): Contact {
  const to = href("/contacts/:id/field", { id: String(contact.id) });
  const typed = useFetchers().flatMap(({ formAction, formData }) =>
    formAction === to && formData ? typedFields(formData) : [],
  );
  return Object.assign({}, contact, ...typed);
}
