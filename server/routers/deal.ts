import { dealBulkInput, exportDealsInput } from "#domain/deal/bulk-input.ts";
import {
  boardInput,
  createDealInput,
  dealChoicesInput,
  moveDealInput,
  oneDealInput,
  updateDealInput,
} from "#domain/deal/input.ts";
import { listDealsInput } from "#domain/deal/list-input.ts";
import { dealPageInput } from "#domain/deal/page-input.ts";
import { readBoard } from "../services/deal/board.ts";
import { changeManyDeals } from "../services/deal/bulk.ts";
import { duplicateDeal } from "../services/deal/copy.ts";
import { createDeal } from "../services/deal/create.ts";
import { findDeal } from "../services/deal/deal.ts";
import { deleteDeal, restoreDeal } from "../services/deal/delete.ts";
import { exportDeals } from "../services/deal/export.ts";
import { listDeals, readDealChoices } from "../services/deal/list.ts";
import { moveDeal } from "../services/deal/move.ts";
import { readMoveOptions } from "../services/deal/move-options.ts";
import { readDealPage } from "../services/deal/page.ts";
import { updateDeal } from "../services/deal/update.ts";
import { exporter, protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const dealRouter = router({
  board: protectedProcedure
    .input(boardInput)
    .query(({ ctx, input }) => readBoard(ctx.owner, input)),
  list: protectedProcedure
    .input(listDealsInput)
    .query(({ ctx, input }) => listDeals(ctx.owner, input)),
  choices: protectedProcedure
    .input(dealChoicesInput)
    .query(({ ctx, input }) => readDealChoices(ctx.owner, input)),
  byId: protectedProcedure
    .input(oneDealInput)
    .query(({ ctx, input }) => findDeal(ctx.owner, input.id)),
  page: protectedProcedure
    .input(dealPageInput)
    .query(({ ctx, input }) => readDealPage(ctx.owner, input)),
  places: protectedProcedure
    .input(oneDealInput)
    .query(({ ctx, input }) => readMoveOptions(ctx.owner, input.id)),
  create: protectedProcedure
    .input(createDealInput)
    .mutation(({ ctx, input: { operation, ...deal } }) =>
      createDeal(ctx.owner, deal, { key: operation }),
    ),
  duplicate: protectedProcedure
    .input(oneDealInput)
    .mutation(({ ctx, input }) => duplicateDeal(ctx.owner, input)),
  update: protectedProcedure
    .input(updateDealInput)
    .mutation(({ ctx, input }) => updateDeal(ctx.owner, input)),
  move: protectedProcedure
    .input(moveDealInput)
    .mutation(({ ctx, input }) => moveDeal(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneDealInput)
    .mutation(({ ctx, input }) => deleteDeal(ctx.owner, input.id, input.operation)),
  restore: protectedProcedure
    .input(oneDealInput)
    .mutation(({ ctx, input }) => restoreDeal(ctx.owner, input.id, input.operation)),
  bulk: protectedProcedure
    .input(dealBulkInput)
    .mutation(({ ctx, input }) => changeManyDeals(ctx.owner, input)),
  export: verifiedProcedure
    .input(exportDealsInput)
    .query(({ ctx, input }) => exportDeals(exporter(ctx, input), input)),
});
