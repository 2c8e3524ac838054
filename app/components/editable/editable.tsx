import { type ComponentType, Suspense, useEffect, useRef, useState } from "react";
import { Link, useActionData, useFetcher, useFetchers } from "react-router";
import { type FormAnswer, formOf, overwritesField, overwritesOf } from "#app/forms/form-answer.ts";
import { formKeyField } from "#app/forms/form-key.ts";
import { useFormKey } from "#app/page-data.ts";
import { Icon } from "../../ui/icon.tsx";

/** The state of a part that is edited in place. */
export interface EditorProps<Item, Group> {
  group: Group;
  /** The record that the fields start with. */
  item: Item;
  /** The typed values that were refused, to be corrected. */
  typed: FormData | null;
  /** Why they were refused, by field; "" has the errors of the whole form. */
  errors: Record<string, string[] | null>;
  onSave: (form: FormData) => void;
  onCancel: () => void;
}

interface Kept {
  id: number;
  version: number;
}

/** How a kind of record is edited in place. */
export interface Editing<Item extends Kept, Group extends string> {
  /** The path that a group's form is sent to. */
  to: (id: string) => string;
  /** A group's name within a sentence. */
  noun: (group: Group) => string;
  /** The fields of a form, as the page will show them once they are saved. */
  typed: (form: FormData) => Partial<Item>;
  /** Loads just before somebody starts to edit. */
  Editor: ComponentType<EditorProps<Item, Group>>;
  load: () => unknown;
}

interface EditableProps<Item extends Kept, Group extends string> {
  editing: Editing<Item, Group>;
  group: Group;
  item: Item;
  /** The form of the whole record, where the pencil leads without JavaScript. */
  formTo: string;
  /** The value when nobody is editing it; without one, an Add link is shown. */
  children?: React.ReactNode;
}

/** A part of a record's page that is edited in place. */
export function Editable<Item extends Kept, Group extends string>(
  props: EditableProps<Item, Group>,
) {
  const { editing, group, item, formTo, children } = props;
  const { Editor, load } = editing;
  const [open, setOpen] = useState(false);
  const { started, save, typed, answer, forget } = useSaving(props);
  const link = useRef<HTMLAnchorElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (answer) setOpen(true);
  }, [answer]);
  useEffect(() => {
    if (wasOpen.current && !open) link.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const begin = () => {
    started();
    setOpen(true);
  };
  const noun = editing.noun(group);
  const view = (
    <div className="editable">
      {children ? (
        <div className="editable-view" dir="auto">
          {children}
        </div>
      ) : null}
      <Link
        ref={link}
        className={children ? "icon-button editable-link" : "editable-add"}
        to={formTo}
        aria-keyshortcuts="F2"
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          begin();
        }}
        onKeyDown={(event) => {
          if (event.key === "F2") begin();
        }}
      >
        {children ? (
          <>
            <Icon name="pencil" size={14} />
            <span className="visually-hidden">Change {noun}</span>
          </>
        ) : (
          <>
            <Icon name="plus" size={14} />
            Add {noun}
          </>
        )}
      </Link>
    </div>
  );
  if (!open) return view;
  return (
    <Suspense fallback={view}>
      <Editor
        group={group}
        item={typed ? { ...item, ...editing.typed(typed) } : item}
        typed={typed}
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
 * Sends what was typed once the previous save has finished. It names the version that its fields
 * started from, or, if a save was still on its way then, the version that save produced. Keeps what
 * was typed until it is saved, in case it is refused.
 */
export function useSaving<Item extends Kept, Group extends string>({
  editing,
  group,
  item,
}: Pick<EditableProps<Item, Group>, "editing" | "group" | "item">) {
  const to = editing.to(String(item.id));
  const fetcher = useFetcher<FormAnswer>({ key: `${group} of ${to}` });
  const formKey = useFormKey();
  const [kept, setKept] = useState(useKept(group));
  const [typed, setTyped] = useState<FormData | null>(() => kept && formOf(kept.initialValue));
  const [waiting, setWaiting] = useState(false);
  // The answer to the previous save.
  const [seen, setSeen] = useState(fetcher.data);
  const [startedFrom, setStartedFrom] = useState(() => versionIn(kept));
  const busy = useFetchers().some(({ formAction }) => formAction === to);
  const version = startedFrom ?? String(item.version);
  useEffect(() => {
    if (!waiting || busy || !typed) return;
    typed.set("version", version);
    typed.set(formKeyField, formKey);
    setWaiting(false);
    fetcher.submit(typed, { method: "post", action: to, preventScrollReset: true });
  }, [waiting, busy, typed, version, formKey, to, fetcher.submit]);
  const answered = typed && fetcher.state === "idle" && fetcher.data !== seen;
  const answer = answered ? fetcher.data : (kept ?? undefined);
  const save = (form: FormData) => {
    const overwrites = overwritesOf(answer);
    if (overwrites) form.set(overwritesField, overwrites);
    setKept(null);
    setTyped(form);
    setWaiting(true);
    setSeen(fetcher.data);
  };
  return {
    started: () => setStartedFrom(busy ? undefined : String(item.version)),
    save,
    typed,
    answer,
    state: fetcher.state,
    forget: () => {
      setKept(null);
      setTyped(null);
    },
  };
}

/** The version that a form was filled in from. */
function versionIn(answer: FormAnswer | null): string | undefined {
  const version = answer?.initialValue?.version;
  return typeof version === "string" ? version : undefined;
}

/** A form sent from here after the session had ended: the page restores it after sign-in. */
function useKept(group: string): FormAnswer | null {
  const answer = useActionData<FormAnswer>();
  return answer?.initialValue?.group === group ? answer : null;
}

/** The record as it will be once all pending saves have finished. */
export function useExpected<Item extends Kept, Group extends string>(
  { to, typed }: Pick<Editing<Item, Group>, "to" | "typed">,
  item: Item,
): Item {
  const action = to(String(item.id));
  const sent = useFetchers().flatMap(({ formAction, formData }) =>
    formAction === action && formData ? typed(formData) : [],
  );
  return Object.assign({}, item, ...sent);
}
