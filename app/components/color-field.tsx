import type { FieldMetadata } from "@conform-to/react";
import { GroupError } from "#app/forms/field.tsx";
import { Swatches } from "./swatches.tsx";

/** Selects a colour for a tag or a stage; each has a name, so that nobody depends on seeing it. */
export function ColorField({ meta }: { meta: FieldMetadata<string> }) {
  return (
    <fieldset className="field">
      <legend className="field-label">Colour</legend>
      <Swatches name={meta.name} color={meta.initialValue} />
      <GroupError id={meta.errorId} errors={meta.errors} />
    </fieldset>
  );
}
