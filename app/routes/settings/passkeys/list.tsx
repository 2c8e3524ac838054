import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDate } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { defaultSettings } from "#domain/account/default-settings.ts";
import type { Route } from "./+types/list";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Passkeys · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const [passkeys, { hasPassword, hasPasskey, providers }] = await Promise.all([
    account.passkey.list(),
    account.waysIn(),
  ]);
  const reading = session?.user ?? defaultSettings;
  const shown = passkeys.map(({ id, name, createdAt }) => ({
    id,
    name,
    added: formatDate(createdAt, reading),
  }));
  return { passkeys: shown, hasPassword, hasOtherWay: hasPasskey || providers.length > 0 };
}

export default function Passkeys({ loaderData }: Route.ComponentProps) {
  const { passkeys, hasPassword, hasOtherWay } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Passkeys">
        <Link className="button button-primary" to={href("/settings/passkeys/new")}>
          Add passkey
        </Link>
      </PageHeader>
      <p>
        A passkey signs you in by your fingerprint, face or PIN, instead of a password and a code.
      </p>
      {passkeys.length > 0 ? (
        <ul className="settings-links card">
          {passkeys.map(({ id, name, added }) => (
            <li key={id} className="settings-link">
              <div className="settings-link-text">
                <h2>{name}</h2>
                <p className="muted">Added {added}</p>
              </div>
              <ButtonForm
                action={href("/settings/passkeys/:id/remove", { id: String(id) })}
                label={`Remove ${name}, added ${added}`}
              >
                Remove
              </ButtonForm>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">No passkeys yet.</p>
      )}
      {hasOtherWay || !hasPassword ? <Password hasPassword={hasPassword} /> : null}
    </div>
  );
}

/** A passkey or a provider can be the only way in. */
function Password({ hasPassword }: { hasPassword: boolean }) {
  return (
    <section className="card form" aria-label="Password">
      {hasPassword ? (
        <>
          <p>Your password works too. You can sign in without it.</p>
          <div className="form-actions">
            <ButtonForm action={href("/settings/passkeys/remove-password")}>
              Remove password
            </ButtonForm>
          </div>
        </>
      ) : (
        <p>
          You have no password. To set one, sign out and select “Forgot your password?” on the
          sign-in page.
        </p>
      )}
    </section>
  );
}
