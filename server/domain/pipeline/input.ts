import * as z from "zod";
import { id, name, operationKey, seen } from "../inputs.ts";
import { hexColor } from "../tag.ts";
import { pipelineLimits, stageKinds, stageLimits, staleAfterMessage } from "./pipeline.ts";

const probabilityMessage = "Enter a whole number from 0 to 100.";

const stageFields = {
  name: name("A name", pipelineLimits.name),
  kind: z.enum(stageKinds, "Select open, won or lost."),
  color: z
    .string("Enter a colour, e.g. #3B82F6.")
    .regex(hexColor, "Enter a colour, e.g. #3B82F6.")
    .optional(),
  probability: z
    .number(probabilityMessage)
    .int(probabilityMessage)
    .min(0, probabilityMessage)
    .max(100, probabilityMessage)
    .optional(),
  rottingDays: z
    .number(staleAfterMessage)
    .int(staleAfterMessage)
    .min(1, staleAfterMessage)
    .max(stageLimits.rottingDays, staleAfterMessage)
    .nullish(),
};

const operation = operationKey.optional();

export const newStage = z.object({ ...stageFields, pipelineId: id.optional() });
export type NewStage = z.output<typeof newStage>;
export const createStageInput = z.object({ ...newStage.shape, operation });

export const stagePatch = z.object(stageFields).partial();
export type StagePatch = z.output<typeof stagePatch>;
export const editedStage = z.object({
  ...stageFields,
  // A field that was cleared isn't sent.
  rottingDays: stageFields.rottingDays.default(null),
  ...seen,
});
export const updateStageInput = z.object({
  id,
  stage: stagePatch,
  ...seen,
  operation,
});

export const listStagesInput = z
  .object({
    pipelineId: id.optional(),
    /** The stages of every pipeline. */
    all: z.boolean("All must be true or false.").optional(),
  })
  .optional();
export const reorderStagesInput = z.object({
  ids: z.array(id).min(1, "List the stages in their order.").max(100, "List up to 100 stages."),
  operation,
});
/** A stage or pipeline to delete, and the stage that its deals move to. */
export const deleteStageInput = z.object({ id, moveDealsTo: id.optional(), operation });

export const newPipeline = z.object({ name: stageFields.name });
export const createPipelineInput = z.object({ ...newPipeline.shape, operation });
export const editedPipeline = newPipeline.extend(seen);
export const updatePipelineInput = z.object({
  id,
  pipeline: newPipeline.partial(),
  ...seen,
  operation,
});
export const reorderPipelinesInput = z.object({
  ids: z
    .array(id)
    .min(1, "List the pipelines in their order.")
    .max(100, "List up to 100 pipelines."),
  operation,
});
export const deletionForm = deleteStageInput.pick({ moveDealsTo: true });
export const deletePipelineInput = deleteStageInput;
