import { z } from "zod";
import { id } from "../inputs.ts";

export const oneSessionInput = z.object({ id });
