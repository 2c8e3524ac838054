import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-names.ts";

interface SheetProps {
  id: string;
  title: string;
  /** Whether a wide screen has its controls in the page instead. */
  isInline?: boolean;
  children: React.ReactNode;
}

/** A sheet over the page, which the button with its id opens, without JavaScript too. */
export function Sheet({ id, title, isInline = false, children }: SheetProps) {
  return (
    <div id={id} className={isInline ? "sheet sheet-inline" : "sheet"} popover="auto">
      <h2 className="sheet-title">{title}</h2>
      {children}
    </div>
  );
}

interface SheetButtonProps {
  sheet: string;
  icon: IconName;
  label: string;
}

/** Opens and closes a sheet whose controls a wide screen has in the page. */
export function SheetButton({ sheet, icon, label }: SheetButtonProps) {
  return (
    <button type="button" className="button sheet-button" popoverTarget={sheet}>
      <Icon name={icon} size={18} />
      <span className="visually-hidden">{label}</span>
    </button>
  );
}
