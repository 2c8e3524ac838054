import { hexColor, tagColors } from "#domain/tag.ts";
import "./swatches.css";

/** The colours to select from, and the current one if it is another. */
export function Swatches({ name, color }: { name: string; color: string | undefined }) {
  const isOther = color && hexColor.test(color) && !tagColors.some((each) => each === color);
  return (
    <div className="swatches">
      {[...tagColors, ...(isOther ? [color] : [])].map((each) => (
        <label key={each} className="swatch" style={{ "--tag": each } as React.CSSProperties}>
          <input type="radio" name={name} value={each} defaultChecked={each === color} required />
          <span className="visually-hidden">{colorNames[each] ?? each}</span>
        </label>
      ))}
    </div>
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
