import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/set-up";
import { ConfirmForm } from "./confirm-form.tsx";
import { type QrCode, qrCode } from "./qr-code.server.ts";
import "../settings.css";
import "./two-step.css";

export const meta: Route.MetaFunction = () => [{ title: "Set up two-step sign-in · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const setUp = await context.get(pageContext).account.twoStep.setUp();
  if (!setUp) throw redirect(href("/settings/two-step"));
  // In groups of four, so that it can be typed.
  const key = setUp.key.replace(/.{4}(?=.)/g, "$& ");
  return { key, qr: qrCode(setUp.uri) };
}

export default function SetUp({ loaderData }: Route.ComponentProps) {
  const { key, qr } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Set up two-step sign-in" />
      <section className="card form" aria-labelledby="scan">
        <h2 id="scan">Add Kith to your app</h2>
        <p>Scan this with your authenticator app, or type the key into it.</p>
        <Qr {...qr} />
        <p className="two-step-key">
          <code>{key}</code> <CopyButton text={key.replaceAll(" ", "")} />
        </p>
      </section>
      <ConfirmForm answer={undefined} />
    </div>
  );
}

/** A QR code as one path. */
function Qr({ size, path }: QrCode) {
  return (
    <svg className="two-step-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code">
      <path d={path} />
    </svg>
  );
}
