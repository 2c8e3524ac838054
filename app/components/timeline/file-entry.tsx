import { FileActions } from "#app/components/files/file-actions.tsx";
import { FileLink } from "#app/components/files/file-link.tsx";
import { formatTime } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { StoredFile } from "#server/services/file/file.ts";
import { Icon } from "../../ui/icon.tsx";

/** A file on the timeline of its record. */
export function FileEntry({ file }: { file: StoredFile }) {
  const reading = useReading();
  return (
    <li className="history-entry">
      <div className="history-head">
        <span>
          <Icon name="paperclip" size={14} /> <span className="history-action">Added</span>{" "}
          <FileLink file={file} />
        </span>
        <span className="history-by">
          You ·{" "}
          <time dateTime={new Date(file.createdAt).toISOString()}>
            {formatTime(file.createdAt, reading)}
          </time>
        </span>
        <FileActions file={file} />
      </div>
    </li>
  );
}
