import { createTodoInput, oneTodoInput } from "#domain/todo-input.ts";
import { completeTodo, createTodo } from "../services/todo.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const todoRouter = router({
  create: protectedProcedure
    .input(createTodoInput)
    .mutation(({ ctx, input: { operation, ...todo } }) =>
      createTodo(ctx.owner, todo, { key: operation }),
    ),
  complete: protectedProcedure
    .input(oneTodoInput)
    .mutation(({ ctx, input }) => completeTodo(ctx.owner, input.id, input.operation)),
});
