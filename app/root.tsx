import { data, Links, Meta, Outlet, Scripts, ScrollRestoration } from "react-router";
import { useFilledFields } from "#app/forms/filled-fields.ts";
import { newFormKey } from "#app/forms/form-key.ts";
import { useKeptOffline } from "#app/forms/use-kept-offline.ts";
import { useSamePerson } from "#app/use-same-person.ts";
import type { Route } from "./+types/root";
import "./app.css";
import { FlashMessage } from "./components/flash-message.tsx";
import { pageContext } from "./context.ts";
import { takeFlash } from "./flash.ts";
import { type RootData, useRootData } from "./page-data.ts";
import forcedColors from "./ui/forced-colors.css?url";
import print from "./ui/print.css?url";
import { ProblemOf } from "./ui/problem.tsx";

export const links: Route.LinksFunction = () => [
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  // A page doesn't wait for what its screen doesn't need.
  { rel: "stylesheet", href: print, media: "print" },
  { rel: "stylesheet", href: forcedColors, media: "(forced-colors: active)" },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { session } = context.get(pageContext);
  const { flash, forget } = await takeFlash(request);
  const headers = forget ? { "Set-Cookie": forget } : undefined;
  const user = session && { name: session.user.name, email: session.user.email };
  const theme = session?.user.theme ?? "system";
  const reading = session && { locale: session.user.locale, timeZone: session.user.timeZone };
  const formKey = newFormKey(session?.user.id);
  const loaded: RootData = { flash, user, theme, reading, formKey };
  return data(loaded, headers ? { headers } : {});
}

export function Layout({ children }: { children: React.ReactNode }) {
  const theme = useRootData()?.theme ?? "system";
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root({ loaderData }: Route.ComponentProps) {
  useKeptOffline();
  useFilledFields();
  useSamePerson(loaderData.user?.email ?? null);
  return (
    <>
      <Outlet />
      <FlashMessage flash={loaderData.flash} />
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main className="problem">
      <ProblemOf error={error} />
    </main>
  );
}
