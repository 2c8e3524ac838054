import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";

/** How many people a company has, in words. */
export function PeopleCount({ count }: { count: number }) {
  const reading = useReading();
  return <>{count === 1 ? "1 person" : `${formatCount(count, reading)} people`}</>;
}
