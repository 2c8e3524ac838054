import { router } from "../trpc.ts";
import { activityRouter } from "./activity.ts";
import { categoryRouter } from "./category.ts";
import { changeRouter } from "./change.ts";
import { choiceRouter } from "./choice.ts";
import { companyRouter } from "./company.ts";
import { contactRouter } from "./contact.ts";
import { dealRouter } from "./deal.ts";
import { duplicateRouter } from "./duplicate.ts";
import { fileRouter } from "./file.ts";
import { metricsRouter } from "./metrics.ts";
import { pipelineRouter } from "./pipeline.ts";
import { rateRouter } from "./rate.ts";
import { sampleRouter } from "./sample.ts";
import { searchRouter } from "./search.ts";
import { sessionRouter } from "./session.ts";
import { settingsRouter } from "./settings.ts";
import { stageRouter } from "./stage.ts";
import { tagRouter } from "./tag.ts";
import { todayRouter } from "./today.ts";
import { todoRouter } from "./todo.ts";
import { trashRouter } from "./trash.ts";
import { viewRouter } from "./view.ts";

/** All procedures of Kith, by noun. */
export const appRouter = router({
  contact: contactRouter,
  company: companyRouter,
  tag: tagRouter,
  view: viewRouter,
  duplicate: duplicateRouter,
  deal: dealRouter,
  stage: stageRouter,
  pipeline: pipelineRouter,
  todo: todoRouter,
  category: categoryRouter,
  activity: activityRouter,
  file: fileRouter,
  today: todayRouter,
  metrics: metricsRouter,
  change: changeRouter,
  trash: trashRouter,
  search: searchRouter,
  choice: choiceRouter,
  session: sessionRouter,
  settings: settingsRouter,
  rate: rateRouter,
  sample: sampleRouter,
});

export type AppRouter = typeof appRouter;
