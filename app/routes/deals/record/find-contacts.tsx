import { useLive } from "#app/use-live.ts";

/**
 * Finds contacts for the selects of a deal's form, which is sent for it and comes back as it was typed. With
 * JavaScript each field finds its own.
 */
export function FindContacts({ found }: { found: string }) {
  const live = useLive();
  if (live) return null;
  return (
    <div className="find-contacts">
      <input type="hidden" name="found" value={found} />
      <input
        className="input"
        type="search"
        dir="auto"
        name="find"
        defaultValue={found}
        aria-label="Find contacts to choose from"
        placeholder="Find contacts to choose from"
      />
      <button type="submit" className="button" formNoValidate>
        Find
      </button>
    </div>
  );
}
