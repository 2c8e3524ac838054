import { useContext } from "react";
import { Form, type FormProps } from "react-router";
import { FormSenderContext } from "./form-sender.ts";

/**
 * A form that has a page of its own, to which it is sent from other pages too; in a dialog over another page it is
 * sent from there.
 */
export function PageForm(props: Omit<FormProps, "method">) {
  const sender = useContext(FormSenderContext);
  if (!sender) return <Form method="post" {...props} />;
  const { Form: SentForm, action } = sender;
  return <SentForm method="post" defaultShouldRevalidate={false} {...props} action={action} />;
}
