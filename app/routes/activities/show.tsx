import { href } from "react-router";
import { ActivityParties } from "#app/components/activity/activity-parties.tsx";
import { FileList } from "#app/components/files/file-list.tsx";
import { FilesCard } from "#app/components/files/files-card.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { zoneOf } from "#app/zone.ts";
import { activityName, activityTypeLabels } from "#domain/activity/activity.ts";
import { activityForm } from "#domain/activity/form-input.ts";
import { dayIn } from "#domain/day.ts";
import { clockIn } from "#domain/moment.ts";
import { idsOf } from "#domain/people.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/show";
import { ActivityForm } from "./activity-form.tsx";
import { pageOf } from "./pages.ts";
import "#app/ui/input-file.css";
import "#app/components/files/files.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit “${activityName(loaderData.activity)}” · Kith` : "Kith" },
];

/** The URL may name the page to return to; otherwise it is the page that it was opened from. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session, hasFiles } = context.get(pageContext);
  const activity = await api.activity.byId({ id: routeId(params.id) });
  const { contact: contacts } = await api.choice.offer({ contact: idsOf(activity) });
  const timeZone = zoneOf(session);
  return {
    activity,
    contacts,
    hasFiles,
    day: dayIn(timeZone, activity.timestamp),
    time: clockIn(timeZone, activity.timestamp),
    to: backTo(request, pageOf(activity)),
  };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  const id = routeId(params.id);
  const schema = activityForm(zoneOf(session));
  return submit(request, schema, async ({ activity, to, ...seen }, operation) => {
    const { dealId: _, companyId: __, ...typed } = activity;
    const { type, timestamp, ...texts } = typed;
    const cleared = {
      subject: texts.subject ?? null,
      description: texts.description ?? null,
      durationMinutes: texts.durationMinutes ?? null,
      outcome: texts.outcome ?? null,
    };
    const { contactId, contactIds } = texts;
    const edit = { type, timestamp, contactId, contactIds, ...cleared };
    const edited = await api.activity.update({ id, activity: edit, ...seen, operation });
    return redirectSaying(safeNext(to, pageOf(edited)), {
      text: `Saved “${activityName(edited)}”.`,
      undo: edited.operation,
    });
  });
}

export default function EditActivity({ loaderData, actionData }: Route.ComponentProps) {
  const { activity, contacts, day, time, to, hasFiles } = loaderData;
  const id = String(activity.id);
  return (
    <div className="narrow">
      <PageHeader
        title={`Edit ${activityTypeLabels[activity.type].toLowerCase()}`}
        detail={
          <p>
            <ActivityParties activity={activity} />
          </p>
        }
      >
        <ButtonForm
          action={href("/activities/:id/delete", { id })}
          className="button button-danger"
          fields={{ to }}
        >
          <Icon name="trash-2" />
          Delete
        </ButtonForm>
      </PageHeader>
      <ActivityForm
        answer={actionData}
        parties={{}}
        contacts={contacts}
        edited={{ activity, day, time }}
        type={activity.type}
        submitLabel="Save"
        to={to}
      />
      {hasFiles ? (
        <FilesCard party="activityId" id={activity.id}>
          <FileList files={activity.files} />
        </FilesCard>
      ) : null}
    </div>
  );
}
