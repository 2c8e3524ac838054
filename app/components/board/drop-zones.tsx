import { useEffect, useState } from "react";
import type { Stage } from "#server/services/stage-list.ts";

interface Point {
  x: number;
  y: number;
}

/** The stage of the drop zone at these window coordinates, if there is one. */
export function zoneUnder({ x, y }: Point): number | undefined {
  const zones = [...document.querySelectorAll<HTMLElement>("[data-zone]")];
  const zone = zones.find((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  return zone ? Number(zone.dataset.zone) : undefined;
}

interface DropZonesProps {
  stages: Stage[];
  /** The position of the pointer. */
  pointer: React.RefObject<Point>;
}

/** The places besides the columns where a dragged card can be dropped. */
export function DropZones({ stages, pointer }: DropZonesProps) {
  const [over, setOver] = useState<number>();
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
      {stages.map(({ id, name, color, kind }) => (
        <li
          key={id}
          data-zone={id}
          className={over === id ? `drop-zone drop-${kind} drop-over` : `drop-zone drop-${kind}`}
          style={{ "--tag": color ?? undefined } as React.CSSProperties}
        >
          <span className="chip-dot" />
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
