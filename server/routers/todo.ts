import { pick } from "#domain/pick.ts";
import { exportTodosInput, todoBulkInput } from "#domain/todo/bulk-input.ts";
import {
  createTodoInput,
  oneTodoInput,
  snoozeTodoInput,
  todoChoicesInput,
  updateTodoInput,
} from "#domain/todo/input.ts";
import { listTodosInput, todoPageInput } from "#domain/todo/list-input.ts";
import { parseTodoInput } from "#domain/todo/quick/input.ts";
import { readTodoBoard } from "../services/todo/board.ts";
import { changeManyTodos } from "../services/todo/bulk.ts";
import { readTodoChoices } from "../services/todo/choices.ts";
import { createTodo } from "../services/todo/create.ts";
import { deleteTodo, restoreTodo } from "../services/todo/delete.ts";
import { exportTodos } from "../services/todo/export.ts";
import { listTodos } from "../services/todo/list.ts";
import { readTodoPage } from "../services/todo/page.ts";
import { parseTodo } from "../services/todo/quick/parse.ts";
import { findTodo } from "../services/todo/todo.ts";
import { completeTodo, reopenTodo, snoozeTodo, updateTodo } from "../services/todo/update.ts";
import { exporter, protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const todoRouter = router({
  list: protectedProcedure
    .input(listTodosInput)
    .query(({ ctx, input }) => listTodos(ctx.owner, input, ctx.timeZone)),
  board: protectedProcedure.query(({ ctx }) => readTodoBoard(ctx.owner)),
  byId: protectedProcedure
    .input(oneTodoInput)
    .query(({ ctx, input }) => findTodo(ctx.owner, input.id)),
  page: protectedProcedure
    .input(todoPageInput)
    .query(({ ctx, input }) => readTodoPage(ctx.owner, input, ctx.timeZone)),
  choices: protectedProcedure
    .input(todoChoicesInput)
    .query(({ ctx, input }) => readTodoChoices(ctx.owner, input)),
  parse: protectedProcedure
    .input(parseTodoInput)
    .query(({ ctx, input }) =>
      parseTodo(ctx.owner, input, { ...pick(ctx, ["timeZone", "locale"]), now: Date.now() }),
    ),
  create: protectedProcedure
    .input(createTodoInput)
    .mutation(({ ctx, input: { operation, ...todo } }) =>
      createTodo(ctx.owner, todo, { key: operation }),
    ),
  update: protectedProcedure
    .input(updateTodoInput)
    .mutation(({ ctx, input }) => updateTodo(ctx.owner, input, ctx.timeZone)),
  complete: protectedProcedure
    .input(oneTodoInput)
    .mutation(({ ctx, input }) => completeTodo(ctx.owner, input, ctx.timeZone)),
  reopen: protectedProcedure
    .input(oneTodoInput)
    .mutation(({ ctx, input }) => reopenTodo(ctx.owner, input, ctx.timeZone)),
  snooze: protectedProcedure
    .input(snoozeTodoInput)
    .mutation(({ ctx, input }) => snoozeTodo(ctx.owner, input, ctx.timeZone)),
  delete: protectedProcedure
    .input(oneTodoInput)
    .mutation(({ ctx, input }) => deleteTodo(ctx.owner, input.id, input.operation)),
  restore: protectedProcedure
    .input(oneTodoInput)
    .mutation(({ ctx, input }) => restoreTodo(ctx.owner, input.id, input.operation)),
  bulk: protectedProcedure
    .input(todoBulkInput)
    .mutation(({ ctx, input }) => changeManyTodos(ctx.owner, input, ctx.timeZone)),
  export: verifiedProcedure
    .input(exportTodosInput)
    .query(({ ctx, input }) => exportTodos(exporter(ctx, input), input, ctx.timeZone)),
});
