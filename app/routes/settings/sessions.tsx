import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDate } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { deviceName } from "#domain/account/device.ts";
import type { Route } from "./+types/sessions";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Signed-in devices · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const reading = session?.user ?? defaultSettings;
  const sessions = await account.session.list();
  return sessions.map(({ id, userAgent, createdAt, usedAt }) => ({
    id,
    device: deviceName(userAgent),
    signedIn: formatDate(createdAt, reading),
    used: formatDate(usedAt, reading),
    isThis: id === session?.check.id,
  }));
}

export default function Sessions({ loaderData }: Route.ComponentProps) {
  const others = loaderData.filter(({ isThis }) => !isThis);
  return (
    <div className="narrow settings">
      <PageHeader title="Signed-in devices" />
      <ul className="settings-links card">
        {loaderData.map(({ id, device, signedIn, used, isThis }) => (
          <li key={id} className="settings-link">
            <div className="settings-link-text">
              <h2>{device}</h2>
              <p className="muted">
                {isThis ? "This device" : `Last used ${used}`}, signed in {signedIn}
              </p>
            </div>
            {isThis ? null : (
              <ButtonForm
                action={href("/settings/sessions/:id/end", { id: String(id) })}
                label={`Sign out ${device}, signed in ${signedIn}`}
              >
                Sign out
              </ButtonForm>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <div className="form-actions">
          <ButtonForm action={href("/settings/sessions/end-others")}>
            Sign out all other devices
          </ButtonForm>
        </div>
      ) : null}
    </div>
  );
}
