import { Suspense } from "react";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import type { AddFilesProps } from "./add-files.tsx";

const loadAddFiles = () => import("./add-files.tsx");

/** It works as a plain form before its code has come. */
const AddFiles = import.meta.env.SSR
  ? (await loadAddFiles()).default
  : lateWhenIdle<AddFilesProps>(loadAddFiles);

/** The files of a record, and the form that adds some. */
export function FilesCard(props: AddFilesProps) {
  return (
    <Suspense>
      <AddFiles {...props} />
    </Suspense>
  );
}
