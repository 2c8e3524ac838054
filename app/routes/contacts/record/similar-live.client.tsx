import { useEffect } from "react";
import { textIn } from "#app/forms/text-in.ts";
import { LiveProvider, trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { isEmail } from "#domain/address.ts";
import { likenessKeys } from "#domain/duplicate.ts";
import type { SimilarContact } from "#server/services/duplicate/duplicate.ts";
import { typedPoints } from "./typed-fields.ts";

interface SimilarLiveProps {
  /** The form's fields. */
  typed: FormData;
  onFound: (similar: SimilarContact[]) => void;
}

/** Finds possible duplicates of a new contact while it is being typed. */
export default function SimilarLive(props: SimilarLiveProps) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

function Finder({ typed, onFound }: SimilarLiveProps) {
  const person = personIn(usePaused(typed));
  const tells = likenessKeys(person).length > 0;
  const { data } = trpc.duplicate.similar.useQuery(person, {
    enabled: tells,
    placeholderData: (previous) => previous,
  });
  useEffect(() => {
    if (!tells) onFound([]);
    else if (data) onFound(data);
  }, [tells, data, onFound]);
  return null;
}

/** The form's fields that identify duplicates; an email counts once it is valid. */
function personIn(form: FormData) {
  const email = textIn(form, "email");
  return {
    firstName: textIn(form, "firstName"),
    lastName: textIn(form, "lastName"),
    company: textIn(form, "company"),
    email: email && isEmail(email) ? email : null,
    phone: textIn(form, "phone"),
    moreEmails: typedPoints(form, "moreEmails").filter(({ value }) => isEmail(value)),
    morePhones: typedPoints(form, "morePhones"),
  };
}
