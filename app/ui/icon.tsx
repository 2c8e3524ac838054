import sprite from "../../.react-router/icons.svg?no-inline";
import type { IconName } from "./icon-names.ts";

interface IconProps {
  name: IconName;
  /** Width and height in pixels. */
  size?: number;
  className?: string;
}

/** A decorative icon from the sprite: one file for all pages, and no code for each icon. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg className={className} width={size} height={size} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
