import * as z from "zod";
import { operationKey } from "./inputs.ts";

export const sampleInput = z.object({ operation: operationKey.optional() }).optional();
