import type { FieldMetadata } from "@conform-to/react";
import { FieldError } from "#app/forms/field.tsx";
import { tagColors } from "#domain/tag.ts";

/** Chooses a colour for a tag or a stage, by name and not by sight alone. */
export function ColorField({ meta }: { meta: FieldMetadata<string> }) {
  const color = meta.initialValue;
  const known = tagColors.some((each) => each === color);
  return (
    <fieldset className="field">
      <legend className="field-label">Colour</legend>
      <div className="swatches">
        {[...tagColors, ...(known || !color ? [] : [color])].map((each) => (
          <label key={each} className="swatch" style={{ "--tag": each } as React.CSSProperties}>
            <input
              type="radio"
              name={meta.name}
              value={each}
              defaultChecked={each === color}
              required
            />
            <span className="visually-hidden">{colorNames[each] ?? each}</span>
          </label>
        ))}
      </div>
      <FieldError id={meta.errorId} errors={meta.errors} />
    </fieldset>
  );
}

const colorNames: Record<string, string> = {
  "#10B981": "Green",
  "#3B82F6": "Blue",
  "#8B5CF6": "Purple",
  "#F59E0B": "Amber",
  "#6B7280": "Grey",
  "#EF4444": "Red",
  "#EC4899": "Pink",
  "#14B8A6": "Teal",
  "#F97316": "Orange",
  "#84CC16": "Lime",
};
