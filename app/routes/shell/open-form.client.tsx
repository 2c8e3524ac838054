import {
  type ComponentType,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type Fetcher, useFetcher } from "react-router";
import type { FormPage } from "#app/form-pages.ts";
import { noteOpen } from "#app/forms/dialog-route.ts";
import { FormSenderContext } from "#app/forms/form-sender.ts";
import { FormDialog } from "#app/ui/form-dialog.tsx";
import { sayMissing } from "#app/ui/lazy-component.ts";
import { onSaid } from "#app/ui/say.ts";
import { mayDiscard } from "#app/ui/unsent-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { type DialogAnswer, load as loadForm, send } from "./dialog-answers.ts";
import "./open-form.css";

interface OpenFormProps {
  form: FormPage;
  /** The path and query of the form's page. */
  url: string;
  onClose: () => void;
}

/** A page with a form, in a dialog over the page one is on. */
export default function OpenForm({ form, url, onClose }: OpenFormProps) {
  const page = usePage({ form, url, onClose });
  const sending = useFetcher<DialogAnswer>();
  // What is said while the dialog covers the page's messages, until the form is sent again.
  const [message, setMessage] = useState<string>();
  useEffect(() => onSaid(setMessage), []);
  const answer = useAnswer(sending.data);
  const close = useEffectEvent(onClose);
  const isSaved = outcomeOf(sending) === "saved";
  useEffect(() => {
    if (isSaved) close();
  }, [isSaved]);
  const [heading, setHeading] = useState("");
  // Only in an open dialog can a field take the focus.
  const [isOpen, setOpen] = useState(false);
  const isLoaded = page !== undefined;
  useLayoutEffect(() => setOpen(isLoaded), [isLoaded]);
  if (!page) return <div className="waiting-bar" />;
  const { Page, data } = page;
  return (
    <FormDialog label={heading} className="open-form" onClose={onClose}>
      {isOpen ? (
        <FormSenderContext value={{ Form: sending.Form, action: url }}>
          <Content
            isBusy={sending.state !== "idle"}
            onHeading={setHeading}
            onSend={() => setMessage(undefined)}
            onCancel={onClose}
          >
            <Page loaderData={data} actionData={answer} />
          </Content>
        </FormSenderContext>
      ) : null}
      {message ? (
        <p className="notice notice-danger open-form-message" role="alert">
          {message}
        </p>
      ) : null}
      <button
        type="button"
        className="button button-quiet button-icon open-form-close"
        onClick={({ currentTarget }) => {
          if (mayDiscard(currentTarget.closest("dialog")?.querySelectorAll("form") ?? []))
            onClose();
        }}
      >
        <Icon name="x" />
        <span className="visually-hidden">Close</span>
      </button>
    </FormDialog>
  );
}

type PageComponent = ComponentType<{ loaderData: unknown; actionData: unknown }>;

interface LoadedPage {
  Page: PageComponent;
  /** What its route's loader returned. */
  data: unknown;
}

/** The page once its code and its data have come; a dialog whose page can't come closes. */
function usePage({ form, url, onClose }: OpenFormProps): LoadedPage | undefined {
  const loading = useFetcher<DialogAnswer>();
  const { load, data: answer } = loading;
  const [Page, setPage] = useState<PageComponent>();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const noteClosed = noteOpen({
      url,
      load: loadForm,
      send: (ask) => send(ask, form.leadsOn ?? false),
    });
    load(url);
    return noteClosed;
  }, [url, form, load]);
  useEffect(() => {
    form.load().then(
      (loaded) => setPage(() => loaded as PageComponent),
      () => {
        sayMissing();
        close();
      },
    );
  }, [form]);
  const hasFailed = outcomeOf(loading) === "failed";
  useEffect(() => {
    if (hasFailed) close();
  }, [hasFailed]);
  return Page && answer && "data" in answer ? { Page, data: answer.data } : undefined;
}

/** The latest answer of the form's action; one that didn't come changes nothing. */
function useAnswer(sent: DialogAnswer | undefined): unknown {
  const [answer, setAnswer] = useState<unknown>();
  const latest = sent && "data" in sent ? sent.data : answer;
  if (latest !== answer) setAnswer(latest);
  return latest;
}

/**
 * How a request ended, once its fetcher has finished. React Router lets a render see data before the state that
 * comes with it; React can discard such a render, and with it the effects of what it saw.
 */
function outcomeOf({ state, data }: Pick<Fetcher<DialogAnswer>, "state" | "data">) {
  return state === "idle" && data && "outcome" in data ? data.outcome : undefined;
}

interface ContentProps {
  /** Whether its form is being sent. */
  isBusy: boolean;
  /** Called with the page's heading, which names the dialog. */
  onHeading: (heading: string) => void;
  onSend: () => void;
  onCancel: () => void;
  children: React.ReactNode;
}

/** The page: its Cancel closes the dialog, and Ctrl+Enter sends its form. */
function Content({ isBusy, onHeading, onSend, onCancel, children }: ContentProps) {
  const page = useRef<HTMLDivElement>(null);
  const tellHeading = useEffectEvent(onHeading);
  useLayoutEffect(() => {
    tellHeading(page.current?.querySelector("h1")?.textContent ?? "");
    if (page.current?.contains(document.activeElement)) return;
    page.current?.querySelector<HTMLElement>(firstField)?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls in it have the focus and the keys
    <div
      ref={page}
      className="open-form-page"
      aria-busy={isBusy}
      onClickCapture={(event) => {
        if (!(event.target as Element).closest(".form-actions a")) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onSubmitCapture={onSend}
      onKeyDown={sendByKey}
    >
      {children}
    </div>
  );
}

const firstField =
  'form :is(input:enabled:not([type="hidden"]), textarea:enabled, select:enabled, [contenteditable])';

function sendByKey(event: React.KeyboardEvent): void {
  const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (!isSend || event.nativeEvent.isComposing) return;
  const form = (event.target as Element).closest("form");
  event.preventDefault();
  form?.requestSubmit(form.querySelector<HTMLElement>('[type="submit"]'));
}
