import { Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { createPath, useLocation, useNavigate, useNavigation } from "react-router";
import { type FormPage, formPageAt } from "#app/form-pages.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { isPlainPress, linkOf, pathOf } from "./pressed-link.ts";
import { useOpen } from "./use-open.ts";

const loadOpenForm = () => import("./open-form.client.tsx");

const OpenForm = lazyComponent(loadOpenForm);

/** Shows the form that is open over the page, and opens those whose links are pressed. */
export function FormsOverPage() {
  useFormLinks();
  const { key, mask } = useLocation();
  const next = useNavigation().location;
  const isLeaving = next !== undefined && !next.mask;
  const form = mask && formPageAt(mask.pathname);
  if (!form || isLeaving) return null;
  return (
    <Suspense fallback={<div className="waiting-bar" />}>
      <FormOverPage key={key} form={form} url={createPath(mask)} />
    </Suspense>
  );
}

function FormOverPage({ form, url }: { form: FormPage; url: string }) {
  const navigate = useNavigate();
  const [isClosed, setClosed] = useState(false);
  const isClosing = useRef(false);
  if (isClosed) return null;
  const close = () => {
    if (isClosing.current) return;
    isClosing.current = true;
    setClosed(true);
    navigate(-1);
  };
  return <OpenForm form={form} url={url} onClose={close} />;
}

/** Follows links to forms before the page does. */
function useFormLinks(): void {
  const open = useOpen();
  const behind = useLocation().pathname;
  const follow = useEffectEvent((event: MouseEvent) => {
    const link = isPlainPress(event) ? linkOf(event.target) : null;
    if (!link || !formOf(link)) return;
    // From one form's page to another, saving leads where the first one would have.
    if (formPageAt(behind) && link.closest("main")) return;
    event.preventDefault();
    open(pathOf(link));
  });
  useEffect(() => {
    const press = (event: MouseEvent) => follow(event);
    document.addEventListener("click", press, { capture: true });
    return () => document.removeEventListener("click", press, { capture: true });
  }, []);
}

/** The form that a link opens; the pencils of a record edit in place, and the board moves its own cards. */
function formOf(link: HTMLAnchorElement): FormPage | undefined {
  return link.closest(".editable, [data-card]") ? undefined : formPageAt(link.pathname);
}

/** Loads the code of the form that a link opens, and returns whether it opens one. */
export function prepareForm(link: HTMLAnchorElement): boolean {
  const form = formOf(link);
  // A failed load is tried again where the form is shown.
  if (form) Promise.all([loadOpenForm(), form.load()]).catch(() => undefined);
  return form !== undefined;
}
