import { useEffect, useState } from "react";
import type { Column } from "./board.ts";

interface Point {
  x: number;
  y: number;
}

/** The column of the drop zone at these window coordinates, if there is one. */
export function zoneUnder({ x, y }: Point): string | undefined {
  const zones = [...document.querySelectorAll<HTMLElement>("[data-zone]")];
  const zone = zones.find((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  return zone?.dataset.zone;
}

interface DropZonesProps {
  columns: readonly Column[];
  /** The position of the pointer. */
  pointer: React.RefObject<Point>;
}

/** The places besides the columns where a dragged card can be dropped. */
export function DropZones({ columns, pointer }: DropZonesProps) {
  const [over, setOver] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      setOver(zoneUnder(pointer.current));
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [pointer]);
  return (
    <ul className="drop-zones" aria-hidden="true">
      {columns.map(({ id, name, color, zone }) => (
        <li
          key={id}
          data-zone={id}
          data-zone-kind={zone}
          className={over === id ? "drop-zone drop-over" : "drop-zone"}
          style={{ "--tag": color ?? undefined } as React.CSSProperties}
        >
          <span className="chip-dot" />
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
