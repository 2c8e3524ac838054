import { useEffect, useRef } from "react";
import { Form, href, Link } from "react-router";
import { keptFormField } from "#app/forms/kept-form.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { AccountFrame } from "./frame.tsx";

export interface KeptPageProps {
  title: string;
  /** The page that the form goes on to. */
  to: string;
  kept: string;
  /** Why its person isn't let in. */
  fault: string | null;
}

/**
 * Sends a kept form on after a provider has led back here, which is a GET and carries no form: by itself with
 * JavaScript, unless there is a fault to be read first.
 */
export function KeptPage({ title, to, kept, fault }: KeptPageProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault === null) form.current?.requestSubmit();
  }, [fault]);
  return (
    <AccountFrame title={title} other={<Link to={href("/today")}>Go to Kith</Link>}>
      {fault ? (
        <p className="notice notice-danger" role="alert">
          {fault}
        </p>
      ) : null}
      <Form method="post" action={to} reloadDocument ref={form} className="form">
        <input type="hidden" name={keptFormField} value={kept} />
        <p>What you typed is still here.</p>
        <SubmitButton className="button button-primary button-wide">
          {fault ? "Try again" : "Go on"}
        </SubmitButton>
      </Form>
    </AccountFrame>
  );
}
