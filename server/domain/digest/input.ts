import { z } from "zod";

const hour = z.coerce.number<string | number>().int().min(0).max(23);

/** A form sends nothing for a digest that is off. */
export const digestForm = z.object({ hour: hour.optional() });

export const digestInput = z.object({ hour: hour.nullable() });

export const unsubscribeInput = z.object({ token: z.string().max(200) });
