import { href } from "react-router";
import { isImage } from "#domain/file/content-type.ts";
import { sizeLabel } from "#domain/file/file.ts";
import type { AttachedFile } from "#server/services/file/attached.ts";

/** Images up to this size, in bytes, are shown where their files are listed. */
const largestShown = 1024 * 1024;

/** A file's name and size, and what it shows if it is a small image; it opens or downloads the file. */
export function FileLink({ file }: { file: AttachedFile }) {
  const { id, name, type, size, width, height } = file;
  const path = href("/files/:id", { id: String(id) });
  const isShown = isImage(type) && size <= largestShown;
  return (
    <>
      <a href={path} dir="auto" target={isImage(type) ? "_blank" : undefined} rel="noreferrer">
        {name}
      </a>{" "}
      <span className="muted">{sizeLabel(size)}</span>
      {isShown ? (
        <a className="file-image" href={path} target="_blank" rel="noreferrer">
          <img
            src={path}
            alt={name}
            loading="lazy"
            width={width ?? undefined}
            height={height ?? undefined}
          />
        </a>
      ) : null}
    </>
  );
}
