import { sql } from "drizzle-orm";
import { fold } from "#domain/fold.ts";
import { firstPipelineName, firstStages } from "#domain/pipeline.ts";
import { batch, type Database } from "../db/client.ts";
import { dealStages, pipelines } from "../db/schema.ts";

/**
 * Gives a book its first pipeline and stages, where it has none: safe to repeat, and so it also
 * mends a sign-up that broke off half way.
 */
export async function ensureFirstPipeline(db: Database, userId: number): Promise<void> {
  const now = Date.now();
  const stages = firstStages.map(({ name, kind, color, probability }, index) => [
    name,
    fold(name),
    index,
    color,
    kind,
    probability,
  ]);
  await batch(db, [
    db.run(
      sql`insert into ${pipelines} (name, name_key, order_index, user_id, created_at, updated_at)
        select ${firstPipelineName}, ${fold(firstPipelineName)}, 0, ${userId}, ${now}, ${now}
        where not exists (select 1 from ${pipelines} where user_id = ${userId})`,
    ),
    db.run(
      sql`insert into ${dealStages} (pipeline_id, name, name_key, order_index, color, kind, probability, user_id, created_at, updated_at)
        select pipeline.id, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ${userId}, ${now}, ${now}
        from (select id from ${pipelines} where user_id = ${userId} order by order_index, id limit 1) as pipeline
        cross join json_each(${JSON.stringify(stages)})
        where not exists (select 1 from ${dealStages} where user_id = ${userId})`,
    ),
  ]);
}
