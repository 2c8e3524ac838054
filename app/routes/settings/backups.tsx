import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatMoment } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { backupsOffMessage } from "#domain/backup.ts";
import { sizeLabel } from "#domain/file/file.ts";
import type { ShownBackup } from "#server/services/backup/list.ts";
import type { Route } from "./+types/backups";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Backups · Kith" }];

export function loader({ context }: Route.LoaderArgs) {
  return context.get(pageContext).account.backup.list();
}

export default function Backups({ loaderData }: Route.ComponentProps) {
  const { isOn, backups } = loaderData;
  const finished = backups.filter(({ finishedAt }) => finishedAt !== null);
  return (
    <div className="narrow settings">
      <PageHeader title="Backups" />
      {isOn ? (
        <Status list={loaderData} />
      ) : (
        <p className="notice notice-danger">{backupsOffMessage}</p>
      )}
      {finished.length > 0 ? (
        <section aria-labelledby="backups">
          <h2 id="backups">Backups</h2>
          <ul className="settings-links card">
            {finished.map((backup) => (
              <BackupLine key={backup.id} backup={backup} />
            ))}
          </ul>
          <p>
            To restore one, download it, then upload it in{" "}
            <Link to={href("/settings/data")}>Your data</Link> of an empty workspace. That takes up
            to 100 MB and 400 files; a larger one is restored by a command, which docs/backup.md
            explains.
          </p>
        </section>
      ) : null}
    </div>
  );
}

function Status({ list: { backups, checkedOn } }: { list: Route.ComponentProps["loaderData"] }) {
  const reading = useReading();
  const [latest] = backups;
  const success = backups.find(({ finishedAt }) => finishedAt !== null);
  const isRunning = latest && latest.finishedAt === null && latest.failedAt === null;
  const hasFailed = latest && latest.finishedAt === null && latest.error !== null;
  return (
    <section className="card form" aria-label="Whether backups work">
      <p>
        Each night, if anything has changed, everything in this workspace is written to one archive,
        with its files. The latest of 7 days, 4 weeks and 12 months are kept.
      </p>
      <p>
        Last backup: {success?.finishedAt ? formatMoment(success.finishedAt, reading) : "none yet"}.
        {checkedOn === null ? null : ` Last checked: ${formatMoment(checkedOn, reading)}.`}
      </p>
      {hasFailed ? (
        <p className="notice notice-danger">
          {latest.failedAt === null
            ? "The latest backup failed, and is tried again: "
            : "The latest backup was given up: "}
          {latest.error}
        </p>
      ) : null}
      {isRunning ? <p>A backup is being written. Reload this page in a few minutes.</p> : null}
      <div className="form-actions">
        <ButtonForm action={href("/settings/backups/start")}>Back up now</ButtonForm>
      </div>
    </section>
  );
}

function BackupLine({ backup: { id, startedAt, records, files, bytes } }: { backup: ShownBackup }) {
  const reading = useReading();
  return (
    <li className="settings-link">
      <div className="settings-link-text">
        <h3>{formatMoment(startedAt, reading)}</h3>
        <p className="muted">
          {sizeLabel(bytes)}, records: {records.toLocaleString(reading.locale)}, files:{" "}
          {files.toLocaleString(reading.locale)}
        </p>
      </div>
      <a className="button" href={href("/settings/backups/:id", { id: String(id) })} download>
        <Icon name="download" />
        Download
      </a>
    </li>
  );
}
