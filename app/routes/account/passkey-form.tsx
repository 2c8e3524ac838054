import { type FormEvent, useEffect, useRef, useState } from "react";
import { Form, useSubmit } from "react-router";
import { keptFormField } from "#app/forms/kept-form.ts";
import { answerByPasskey, canUsePasskeys, readOptions } from "#app/ui/passkey.ts";

interface PasskeyFormProps {
  /** The page to go on to. */
  next: string;
  /** A form that is kept until its person has signed in. */
  kept: string | null | undefined;
  /** Whether the browser offers passkeys where an email is typed. */
  autofill?: boolean;
  /** What its button says. */
  children: string;
}

/** Signs in by a passkey; there is no such button without JavaScript, which passkeys need. */
export function PasskeyForm({ next, kept, autofill = false, children }: PasskeyFormProps) {
  const [isLive, setIsLive] = useState(false);
  const [fault, setFault] = useState<string>();
  const [waiting, setWaiting] = useState(() => new AbortController());
  const isSent = useRef(false);
  const send = useSubmit();

  async function sign(signal: AbortSignal, mediation: CredentialMediationRequirement) {
    const credential = await answerByPasskey(await readOptions("authenticate"), {
      mediation,
      signal,
    });
    if (signal.aborted) return;
    if (credential === null) {
      if (mediation !== "conditional") setFault("No passkey was used. Try again.");
      return;
    }
    isSent.current = true;
    const action = `/sign-in/passkey?${new URLSearchParams({ next })}`;
    await send({ credential, [keptFormField]: kept ?? "" }, { method: "post", action });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is live.
  useEffect(() => {
    setIsLive(canUsePasskeys());
    if (autofill) void offerInField(() => sign(waiting.signal, "conditional"));
    return () => waiting.abort();
  }, []);

  function press(event: FormEvent) {
    event.preventDefault();
    if (isSent.current) return;
    // A browser waits for one passkey at a time.
    waiting.abort();
    const pressed = new AbortController();
    setWaiting(pressed);
    setFault(undefined);
    sign(pressed.signal, "optional").catch(() => setFault("That didn't work. Try again."));
  }

  if (!isLive) return null;
  return (
    <Form method="post" className="form" onSubmit={press}>
      {fault ? (
        <p className="notice notice-danger" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="submit" className="button button-wide">
        {children}
      </button>
    </Form>
  );
}

/** Browsers that can't offer passkeys in a field have the button. */
async function offerInField(offer: () => Promise<void>): Promise<void> {
  if (!canUsePasskeys()) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  await offer().catch(() => undefined);
}
