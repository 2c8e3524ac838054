import { useMemo } from "react";
import { data } from "react-router";
import { loggedParam } from "#app/components/timeline/timeline-query.ts";
import { pageContext } from "#app/context.ts";
import { isUpload, readUpload, type UploadForm } from "#app/files/upload-form.ts";
import { redirectSaying } from "#app/flash.ts";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { type PostedForm, readFormOrKept } from "#app/forms/read-form.ts";
import { submitRead } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { zoneOf } from "#app/zone.ts";
import { activityParties, activityTypes, addedMessage } from "#domain/activity/activity.ts";
import { activityForm } from "#domain/activity/form-input.ts";
import { recordOf } from "#domain/record-of.ts";
import type { Route } from "./+types/new";
import { ActivityForm } from "./activity-form.tsx";
import { pageOf } from "./pages.ts";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Log an activity · Kith" }];

/** The URL may name the records that it is with, its type, and the page to return to. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, hasFiles } = context.get(pageContext);
  const { searchParams } = new URL(request.url);
  const parties = recordOf(activityParties, (party) => Number(searchParams.get(party)) || null);
  const type = activityTypes.find((each) => each === searchParams.get("type")) ?? "call";
  const { contactId } = parties;
  const { contact: contacts } = await api.choice.offer({ contact: contactId ? [contactId] : [] });
  return {
    hasFiles,
    parties,
    contacts,
    type,
    to: safeNext(searchParams.get("to"), pageOf(parties)),
  };
}

/** Logs an activity, with the files that its form has sent. */
export async function action(args: Route.ActionArgs) {
  const { request } = args;
  if (!isUpload(request)) return log(args, await readFormOrKept(request));
  const { fields, close, ...upload } = await readUpload(request);
  try {
    return await log(args, { form: fields, kept: null }, upload);
  } finally {
    await close();
  }
}

function log(
  { request, context }: Pick<Route.ActionArgs, "request" | "context">,
  posted: PostedForm,
  upload?: Pick<UploadForm, "files" | "operationKey">,
) {
  const { api, content, session } = context.get(pageContext);
  return submitRead(
    request,
    posted,
    activityForm(zoneOf(session)),
    async ({ activity, to, name, asks }, operation, again) => {
      if (asks === "people") return data(again());
      const added = upload
        ? await content.addActivity({ activity, ...upload })
        : await api.activity.create({ ...activity, operation });
      const back = new URL(safeNext(to, pageOf(added)), request.url);
      back.searchParams.set(loggedParam, String(added.id));
      return redirectSaying(back.pathname + back.search, {
        text: addedMessage(added, Date.now(), name),
        undo: added.operation,
        undoTo: safeNext(to, pageOf(added)),
      });
    },
  );
}

/** The form of a record's page names its contact, which the whole form has among all people. */
function withPeople(answer: FormAnswer | undefined): FormAnswer | undefined {
  const typed = answer?.initialValue;
  if (!typed || typed.asksPeople) return answer;
  return { ...answer, initialValue: { ...typed, people: [typed.contactId ?? []].flat() } };
}

export default function NewActivity({ loaderData, actionData }: Route.ComponentProps) {
  const { parties, contacts, type, to, hasFiles } = loaderData;
  const answer = useMemo(() => withPeople(actionData), [actionData]);
  const typed = actionData?.initialValue;
  const given = recordOf(activityParties, (party) => Number(typed?.[party]) || parties[party]);
  const back = typeof typed?.to === "string" ? safeNext(typed.to, to) : to;
  return (
    <div className="narrow">
      <PageHeader title="Log an activity" />
      <ActivityForm
        answer={answer}
        parties={given}
        contacts={contacts}
        type={type}
        name={typeof typed?.name === "string" ? typed.name : undefined}
        submitLabel="Log activity"
        takesFiles={hasFiles}
        to={back}
      />
    </div>
  );
}
