import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDate } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { providerIds, providerNames } from "#domain/account/provider.ts";
import type { Route } from "./+types/list";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Sign-in providers · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const [offered, links] = await Promise.all([account.provider.offered(), account.provider.list()]);
  const reading = session?.user ?? defaultSettings;
  const shown = providerIds.map((id) => {
    const link = links.find(({ provider }) => provider === id);
    const isOffered = offered.includes(id);
    return { id, isOffered, linked: link ? formatDate(link.linkedAt, reading) : null };
  });
  return { providers: shown.filter(({ isOffered, linked }) => isOffered || linked !== null) };
}

export default function Providers({ loaderData }: Route.ComponentProps) {
  const { providers } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Sign-in providers" />
      {providers.length > 0 ? (
        <>
          <p>Sign in with an account that you have elsewhere, instead of a password.</p>
          <ul className="settings-links card">
            {providers.map((provider) => (
              <ProviderRow key={provider.id} {...provider} />
            ))}
          </ul>
        </>
      ) : (
        <p>This Kith offers no sign-in with Google, Microsoft or GitHub.</p>
      )}
    </div>
  );
}

type ProviderRowProps = Route.ComponentProps["loaderData"]["providers"][number];

function ProviderRow({ id, isOffered, linked }: ProviderRowProps) {
  const name = providerNames[id];
  const action = linked ? href("/settings/providers/unlink") : href("/settings/providers/link");
  return (
    <li className="settings-link">
      <div className="settings-link-text">
        <h2>{name}</h2>
        <p className="muted">{stateOf(isOffered, linked)}</p>
      </div>
      <ButtonForm
        action={action}
        fields={{ provider: id }}
        label={linked ? `Unlink ${name}` : `Link ${name}`}
      >
        {linked ? "Unlink" : "Link"}
      </ButtonForm>
    </li>
  );
}

function stateOf(isOffered: boolean, linked: string | null): string {
  if (linked === null) return "Not linked";
  return isOffered ? `Linked ${linked}` : `Linked ${linked}, but this Kith no longer offers it`;
}
