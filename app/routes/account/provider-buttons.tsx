import { Form } from "react-router";
import { keptFormField } from "#app/forms/kept-form.ts";
import { isStorable } from "#domain/account/kept-form.ts";
import { type ProviderId, providerNames, providerPath } from "#domain/account/provider.ts";

interface ProviderButtonsProps {
  providers: ProviderId[];
  /** The page to go on to. */
  next?: string;
  /** A form that is kept until its person has signed in. */
  kept?: string | null | undefined;
  /** What else the form carries. */
  children?: React.ReactNode;
}

/** Signs in by an account at one of the providers that are configured. */
export function ProviderButtons({ providers, next = "", kept, children }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  const fits = !kept || isStorable(kept);
  return (
    <Form method="post" className="form">
      <input type="hidden" name="next" value={next} />
      {kept && fits ? <input type="hidden" name={keptFormField} value={kept} /> : null}
      {fits ? null : <p>Your text is too long to keep this way, so go back and copy it first.</p>}
      {children}
      {providers.map((id) => (
        <button key={id} type="submit" formAction={providerPath(id)} className="button button-wide">
          Continue with {providerNames[id]}
        </button>
      ))}
    </Form>
  );
}
