import { z } from "zod";
import { feedParts } from "./parts.ts";

export const feedPartsInput = z.object({ parts: z.array(z.enum(feedParts)).max(feedParts.length) });

/** Boxes that aren't checked aren't sent. */
export const feedPartsForm = z.object({ parts: feedPartsInput.shape.parts.default([]) });
