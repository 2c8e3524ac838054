import { LiveProvider } from "#app/trpc.client.tsx";
import { type LiveNameProps, LiveName as Name } from "./live-name.tsx";
import { LiveOne as One } from "./live-one.tsx";
import type { LiveProps } from "./live-props.ts";
import { LiveSeveral as Several } from "./live-several.tsx";

/*
 * The fields of pickers once their code has loaded; each takes the place of a plain one.
 */

export function LiveOne(props: LiveProps) {
  return (
    <LiveProvider>
      <One {...props} />
    </LiveProvider>
  );
}

export function LiveSeveral(props: LiveProps) {
  return (
    <LiveProvider>
      <Several {...props} />
    </LiveProvider>
  );
}

export function LiveName(props: LiveNameProps) {
  return (
    <LiveProvider>
      <Name {...props} />
    </LiveProvider>
  );
}
