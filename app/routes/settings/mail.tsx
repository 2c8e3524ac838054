import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatMoment } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { defaultSettings } from "#domain/account/default-settings.ts";
import type { Route } from "./+types/mail";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Mail · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const { failure, ...status } = await account.mail.status();
  const nextAt = failure?.nextAt
    ? formatMoment(failure.nextAt, session?.user ?? defaultSettings)
    : null;
  return { ...status, failure: failure && { ...failure, nextAt } };
}

const senders = { cloudflare: "Cloudflare", resend: "Resend", postmark: "Postmark", smtp: "SMTP" };

export default function MailSettings({ loaderData }: Route.ComponentProps) {
  const { transport, fault, from, to, waiting, failure } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Mail" />
      <section className="card form" aria-label="How mail is sent">
        {transport ? (
          <>
            {transport === "mailbox" ? (
              <p>
                Mail isn't sent, but kept on this machine. <a href="/dev/mailbox">Open mailbox</a>
              </p>
            ) : (
              <p>
                Mail is sent by {senders[transport]}, from {from}.{" "}
                {to ? `Yours goes to ${to}.` : "Confirm your email address to get any."}
              </p>
            )}
            {waiting > 0 ? <p>Waiting to be sent to you: {waiting}.</p> : null}
          </>
        ) : (
          <p>{fault ?? "Mail isn't set up. docs/deploy.md explains how to set it up."}</p>
        )}
        {failure ? (
          <p className="notice notice-danger">
            {failure.subject ? `“${failure.subject}”` : "A mail to another address"} couldn't be
            sent, after {failure.attempts} {failure.attempts === 1 ? "try" : "tries"}:{" "}
            {failure.error}{" "}
            {failure.nextAt ? `Next try: ${failure.nextAt}.` : "It won't be tried again."}
          </p>
        ) : null}
        {transport ? (
          <div className="form-actions">
            <ButtonForm action={href("/settings/mail/test")}>Send test mail</ButtonForm>
          </div>
        ) : null}
      </section>
    </div>
  );
}
