import { useEffect, useRef, useState } from "react";
import { longestSearch } from "#domain/search/search.ts";

/**
 * Searches contacts for the selects of a deal's form: the form is sent, and comes back as it was
 * typed. With JavaScript each field has its own search, and this one stays only if somebody has
 * started to use it.
 */
export function FindContacts({ found }: { found: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const { current } = field;
    setShown(current !== null && (current.value !== "" || current.matches(":focus")));
  }, []);
  if (!isShown) return null;
  return (
    <div className="find-contacts">
      <input type="hidden" name="found" value={found} />
      <input
        ref={field}
        className="input"
        type="search"
        dir="auto"
        name="find"
        defaultValue={found}
        maxLength={longestSearch}
        aria-label="Search contacts"
        placeholder="Search contacts"
      />
      <button type="submit" className="button" formNoValidate>
        Search
      </button>
    </div>
  );
}
