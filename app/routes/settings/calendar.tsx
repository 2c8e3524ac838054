import { Form, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { pageUrl } from "#app/page-url.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { feedPartsForm } from "#domain/calendar/input.ts";
import { feedPartLabels, feedParts, feedPath } from "#domain/calendar/parts.ts";
import type { CalendarFeed } from "#server/services/calendar/link.ts";
import type { Route } from "./+types/calendar";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Calendar feed · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const feed = await context.get(pageContext).account.calendar.read();
  return { feed, origin: pageUrl(request).origin };
}

/** Saves which parts the feed has. */
export function action({ request, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return submit(request, feedPartsForm, async ({ parts }) => {
    await account.calendar.setParts({ parts });
    return redirectSaying(href("/settings/calendar"), { text: "Calendar feed saved." });
  });
}

export default function Calendar({ loaderData }: Route.ComponentProps) {
  const { feed, origin } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Calendar feed" />
      {feed ? <FeedOn feed={feed} origin={origin} /> : <FeedOff />}
    </div>
  );
}

function FeedOff() {
  return (
    <section className="card form" aria-label="Switched off">
      <p>See what is due in Google Calendar, Apple Calendar or Outlook, next to your own events.</p>
      <div className="form-actions">
        <ButtonForm action={href("/settings/calendar/renew")} className="button button-primary">
          Switch on calendar feed
        </ButtonForm>
      </div>
    </section>
  );
}

function FeedOn({ feed, origin }: { feed: CalendarFeed; origin: string }) {
  const url = origin + feedPath(feed.secret);
  return (
    <>
      <section className="card form" aria-labelledby="calendar-url">
        <h2 id="calendar-url">Calendar URL</h2>
        <p>Add this URL in your calendar program as a subscription.</p>
        <p className="calendar-url">
          <code>{url}</code> <CopyButton text={url} />
        </p>
        <p className="muted">Anyone with this URL can read your calendar, so keep it secret.</p>
        <div className="form-actions">
          <a className="button" href={url.replace(/^https?:/, "webcal:")}>
            Open in calendar program
          </a>
        </div>
      </section>
      <Form method="post" className="card form">
        <FormKeyInput />
        <fieldset className="field">
          <legend className="field-label">Show in the calendar</legend>
          <div className="choices">
            {feedParts.map((part) => (
              <label key={part} className="choice">
                <input type="checkbox" name="parts" value={part} defaultChecked={feed[part]} />
                {feedPartLabels[part]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="form-actions">
          <SubmitButton>Save</SubmitButton>
        </div>
      </Form>
      <section className="card form" aria-labelledby="stop-sharing">
        <h2 id="stop-sharing">Stop sharing</h2>
        <p>A new URL replaces the old one, which stops working at once.</p>
        <div className="form-actions">
          <ButtonForm action={href("/settings/calendar/renew")}>Get new URL</ButtonForm>
          <ButtonForm action={href("/settings/calendar/remove")}>Switch off</ButtonForm>
        </div>
      </section>
    </>
  );
}
