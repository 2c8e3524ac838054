import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { filesOffMessage, sizeLabel } from "#domain/file/file.ts";
import type { Route } from "./+types/files";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Files · Kith" }];

export function loader({ context }: Route.LoaderArgs) {
  return context.get(pageContext).api.file.usage();
}

export default function FileSettings({ loaderData }: Route.ComponentProps) {
  const { used, quota } = loaderData;
  return (
    <div className="narrow settings">
      <PageHeader title="Files" />
      <section className="card form" aria-label="How much is stored">
        {quota === null ? (
          <p>{filesOffMessage}</p>
        ) : (
          <>
            <p id="used">
              {sizeLabel(used)} of {sizeLabel(quota)} used, including{" "}
              <Link to={{ pathname: href("/trash"), search: "?kind=files" }}>files in Trash</Link>.
            </p>
            <meter value={used} max={Math.max(quota, 1)} aria-labelledby="used" />
          </>
        )}
      </section>
    </div>
  );
}
