import * as z from "zod";
import { id, name, operationKey, seen } from "../inputs.ts";
import { hexColor } from "../tag.ts";
import { pipelineLimits, rottingDaysWords, stageKinds, stageLimits } from "./pipeline.ts";

const stageFields = {
  name: name("A name", pipelineLimits.name),
  kind: z.enum(stageKinds, "A stage is open, won or lost."),
  color: z.string("Choose a colour.").regex(hexColor, "A colour looks like #3B82F6.").optional(),
  probability: z
    .number("A probability is a number.")
    .int("A probability is a whole number.")
    .min(0, "A probability is 0 to 100.")
    .max(100, "A probability is 0 to 100.")
    .optional(),
  rottingDays: z
    .number("A number of days is a number.")
    .int("A number of days is a whole number.")
    .min(1, rottingDaysWords)
    .max(stageLimits.rottingDays, rottingDaysWords)
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
  // A field that was emptied is not sent.
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
    all: z.boolean("All is true or false.").optional(),
  })
  .optional();
export const reorderStagesInput = z.object({
  ids: z.array(id).min(1, "Name the stages in their order.").max(100, "At most 100 stages."),
  operation,
});
/** What a stage or pipeline that is deleted does with its deals. */
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
  ids: z.array(id).min(1, "Name the pipelines in their order.").max(100, "At most 100 pipelines."),
  operation,
});
export const deletionForm = deleteStageInput.pick({ moveDealsTo: true });
export const deletePipelineInput = deleteStageInput;
