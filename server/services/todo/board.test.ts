import { expect, test } from "vitest";
import { todoStatuses } from "#domain/todo/todo.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson } from "../../testing/people.ts";

test("the board has the tasks of each status, due first, or last done first", async () => {
  const { api } = await newPerson();
  await api.todo.create({ title: "Undated" });
  await api.todo.create({ title: "Later", dueDate: "2199-01-02" });
  await api.todo.create({ title: "Soon", dueDate: "2199-01-01" });
  await api.todo.create({ title: "Begun", status: "in_progress", dueDate: "2020-01-01" });
  await api.todo.create({ title: "Archived", status: "archived" });
  for (const title of ["Done first", "Done last"]) {
    const { id } = await api.todo.create({ title });
    await api.todo.complete({ id });
  }
  const gone = await api.todo.create({ title: "Deleted" });
  await api.todo.delete({ id: gone.id });
  const { columns } = await api.todo.board();
  const titles = columns.map(({ status, count, capped, todos }) => [
    ...[status, count, capped],
    ...todos.map(({ title }) => title),
  ]);
  expect(titles).toEqual([
    ["pending", 3, false, "Soon", "Later", "Undated"],
    ["in_progress", 1, false, "Begun"],
    ["completed", 2, false, "Done last", "Done first"],
    ["archived", 1, false, "Archived"],
  ]);
});

test("the board costs 1 round trip and as many rows with 10,000 tasks as with 1,000", async () => {
  const { api, owner, userId } = await newPerson();
  const add = (count: number) =>
    owner.db.$client
      .prepare(
        `insert into todos (title, search_text, status, completed, completed_at, due_date, user_id, created_at, updated_at)
          with recursive number(n) as (select 0 union all select n + 1 from number where n < ?2)
          select 'Task', 'task', json_extract(?3, '$[' || (n % 4) || ']'), n % 4 > 1, iif(n % 4 = 2, n, null),
            86400000 * (n % 50), ?1, 1, 1 from number`,
      )
      .bind(userId, count - 1, JSON.stringify(todoStatuses))
      .run();
  for (const [added, total] of [
    [1_000, 250],
    [2_800, 950],
  ] as const) {
    await add(added);
    const tally = newTally();
    const { columns } = await withTally(tally, () => api.todo.board());
    expect(columns.map(({ count }) => count)).toEqual([total, total, total, total]);
    expect(columns.every(({ todos }) => todos.length === 20)).toBe(true);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    // Tasks in progress are counted, up to 1,000 of them.
    expect(tally.read).toBeLessThanOrEqual(80 + 2 * 4 * 20 + 20 + total);
  }
});
