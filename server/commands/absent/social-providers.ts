import { z } from "zod";

/* Nobody signs in to Kith by another site. */
export const socialProviders = {};
export const SocialProviderListEnum = z.string();
