import { Form } from "react-router";
import { type ProviderId, providerNames, providerPath } from "#domain/account/provider.ts";

interface ProviderButtonsProps {
  providers: ProviderId[];
  /** The page to go on to. */
  next?: string;
  /** What else the form carries. */
  children?: React.ReactNode;
}

/** Signs in by an account at one of the providers that are configured. */
export function ProviderButtons({ providers, next = "", children }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  return (
    <Form method="post" className="form">
      <input type="hidden" name="next" value={next} />
      {children}
      {providers.map((id) => (
        <button key={id} type="submit" formAction={providerPath(id)} className="button button-wide">
          Continue with {providerNames[id]}
        </button>
      ))}
    </Form>
  );
}
