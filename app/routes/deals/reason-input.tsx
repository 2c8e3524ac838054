import { useId } from "react";
import { dealLimits } from "#domain/deal.ts";

interface ReasonInputProps extends Omit<React.ComponentProps<"input">, "list" | "className"> {
  /** Why deals are lost, in the words of the book. */
  reasons: readonly string[];
}

/** Why a deal was lost: a line of one's own words that suggests those of the book. */
export function ReasonInput({ reasons, ...input }: ReasonInputProps) {
  const listId = useId();
  return (
    <>
      <input
        {...input}
        className="input"
        list={listId}
        maxLength={dealLimits.lostReason}
        autoComplete="off"
      />
      <datalist id={listId}>
        {reasons.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </>
  );
}
