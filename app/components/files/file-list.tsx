import type { AttachedFile } from "#server/services/file/attached.ts";
import { FileActions } from "./file-actions.tsx";
import { FileLink } from "./file-link.tsx";

/** Files with what can be done to each. */
export function FileList({ files }: { files: readonly AttachedFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            <FileLink file={file} />
          </span>
          <FileActions file={file} />
        </li>
      ))}
    </ul>
  );
}
