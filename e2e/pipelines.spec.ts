import type { Page } from "playwright/test";
import { bothWays, call, expect, signUp, test, undoIn, withoutJavaScript } from "./person.ts";

interface Stage {
  id: number;
  name: string;
}

const stagesOf = (page: Page, pipelineId?: number) =>
  call<Stage[]>(page, "stage.list", { pipelineId }, "read");

const stageNames = (page: Page, pipeline = "Sales") =>
  page.getByRole("list", { name: `Stages of ${pipeline}` }).locator(".stage-name");

const firstSix = [
  "Prospecting",
  "Qualification",
  "Proposal",
  "Negotiation",
  "Closed Won",
  "Closed Lost",
];

/** Adds a deal to a stage of the first pipeline. */
async function addDeal(page: Page, stage: string): Promise<number> {
  const stageId = (await stagesOf(page)).find(({ name }) => name === stage)?.id;
  return (await call<{ id: number }>(page, "deal.create", { title: "Fleet", value: 10, stageId }))
    .id;
}

async function stageOfDeal(page: Page, id: number): Promise<number> {
  return (await call<{ stageId: number }>(page, "deal.byId", { id }, "read")).stageId;
}

test(
  "a stage is added, edited and deleted, and each action is undone",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Pipelines and stages" }).click();
    await expect(stageNames(page)).toHaveText(firstSix);
    await page.getByRole("link", { name: "Add stage to Sales" }).click();
    await expect(page.getByRole("heading", { name: "New stage" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Demo");
    await page.getByLabel("Probability").fill("60");
    await page.getByRole("radio", { name: "Teal" }).check();
    await page.getByRole("button", { name: "Add stage" }).click();
    await expect(page.getByText("Added “Demo”.")).toBeVisible();
    await expect(stageNames(page)).toHaveText([
      ...firstSix.slice(0, 4),
      "Demo",
      ...firstSix.slice(4),
    ]);

    await page.getByRole("link", { name: "Edit Demo" }).click();
    await expect(page.getByRole("heading", { name: "Edit stage “Demo”" })).toBeVisible();
    await expect(page.getByRole("radio", { name: "Teal" })).toBeChecked();
    await expect(page.getByLabel("Probability")).toHaveValue("60");
    await page.getByLabel("Name", { exact: true }).fill("Trial");
    await page.getByLabel("Type").selectOption("Won");
    await page.getByLabel("Probability").fill("95");
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "Trial" });
    await expect(row).toContainText("Won");
    await expect(row).toContainText("95%");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row).toHaveCount(0);
    await expect(stageNames(page).filter({ hasText: "Demo" })).toBeVisible();

    await page.getByRole("button", { name: "Delete Demo" }).click();
    await expect(page.getByText("Stage deleted.")).toBeVisible();
    await expect(stageNames(page)).toHaveText(firstSix);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(stageNames(page).filter({ hasText: "Demo" })).toBeVisible();
  },
);

test(
  "a refused stage shows why at its fields, with what was typed",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings/pipelines");
    await page.getByRole("link", { name: "Add stage to Sales" }).click();
    await expect(page.getByRole("heading", { name: "New stage" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("PROPOSAL");
    await page.getByRole("button", { name: "Add stage" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(
      "There is already a stage called PROPOSAL in this pipeline.",
    );
    for (const [typed, words] of [
      ["abc", "Enter a whole number from 0 to 100."],
      ["-1", "Enter a whole number from 0 to 100."],
      ["101", "Enter a whole number from 0 to 100."],
      ["0.5", "Enter a whole number from 0 to 100."],
    ] as const) {
      await page.getByLabel("Name", { exact: true }).fill("Demo");
      await page.getByLabel("Probability").fill(typed);
      await page.getByRole("button", { name: "Add stage" }).click();
      await expect(page.getByLabel("Probability")).toHaveAccessibleDescription(new RegExp(words));
      await expect(page.getByLabel("Probability")).toHaveValue(typed);
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Demo");
    }
  },
);

test("stages are moved up and down, and back", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await page.goto("/settings/pipelines");
  await expect(page.getByRole("button", { name: "Move Prospecting up" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Move Closed Lost down" })).toBeDisabled();
  await page.getByRole("button", { name: "Move Proposal up" }).click();
  const moved = ["Prospecting", "Proposal", "Qualification", ...firstSix.slice(3)];
  await expect(stageNames(page)).toHaveText(moved);
  await page.getByRole("button", { name: "Move Prospecting down" }).click();
  await expect(stageNames(page)).toHaveText([
    "Proposal",
    "Prospecting",
    "Qualification",
    ...firstSix.slice(3),
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(stageNames(page)).toHaveText(moved);
});

test(
  "a stage with deals is deleted once a stage for them is selected",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const deal = await addDeal(page, "Proposal");
    const trashed = await addDeal(page, "Proposal");
    await call(page, "deal.delete", { id: trashed });
    const from = await stageOfDeal(page, deal);
    await page.goto("/settings/pipelines");
    await page.getByRole("button", { name: "Delete Proposal" }).click();
    await expect(page.getByRole("heading", { name: "Delete stage “Proposal”" })).toBeVisible();
    const target = page.getByLabel("Move its deals to");
    await expect(target).toHaveAccessibleDescription(/2 deals are in this stage, including Trash/);
    await expect(target.getByRole("option", { name: "Proposal" })).toHaveCount(0);
    await target.selectOption("Negotiation");
    await page.getByRole("button", { name: "Delete stage" }).click();
    await expect(page.getByText("Stage deleted.")).toBeVisible();
    await expect(stageNames(page)).toHaveText(firstSix.filter((name) => name !== "Proposal"));
    const to = (await stagesOf(page)).find(({ name }) => name === "Negotiation")?.id;
    expect(await stageOfDeal(page, deal)).toBe(to);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(stageNames(page)).toHaveText(firstSix);
    expect(await stageOfDeal(page, deal)).toBe(from);
  },
);

test(
  "the last open stage and the last pipeline can't be deleted, with a message",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    for (const { id, name } of await stagesOf(page)) {
      if (firstSix.indexOf(name) < 3) await call(page, "stage.delete", { id });
    }
    const words = "A pipeline needs at least one open stage.";
    await page.goto("/settings/pipelines");
    await page.getByRole("button", { name: "Delete Negotiation" }).click();
    await expect(page.getByRole("alert")).toHaveText(words);
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByRole("link", { name: "Edit Negotiation" }).click();
    await page.getByLabel("Type").selectOption("Lost");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByLabel("Type")).toHaveAccessibleDescription(new RegExp(words));
    await page.goto("/settings/pipelines");
    await page.getByRole("button", { name: "Delete Sales" }).click();
    await expect(page.getByRole("alert")).toHaveText("You need at least one pipeline.");
  },
);

test(
  "a pipeline is created, renamed and deleted with its deals moved, and each action is undone",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings/pipelines");
    await page.getByLabel("Name", { exact: true }).fill("sales");
    await page.getByRole("button", { name: "Create pipeline" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(
      /There is already a pipeline called sales\./,
    );
    await page.getByLabel("Name", { exact: true }).fill("Partners");
    await page.getByRole("button", { name: "Create pipeline" }).click();
    await expect(page.getByText("Created “Partners”")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
    await expect(stageNames(page, "Partners")).toHaveText(firstSix);

    await page.getByRole("link", { name: "Rename Partners" }).click();
    await expect(page.getByRole("heading", { name: "Rename pipeline “Partners”" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Resellers");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Resellers" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: "Partners" })).toBeVisible();

    const deal = await addDeal(page, "Proposal");
    await page.getByRole("button", { name: "Delete Sales" }).click();
    const target = page.getByLabel("Move its deals to");
    await expect(target).toHaveAccessibleDescription(/1 deal is in this pipeline/);
    await target.selectOption("Qualification");
    await page.getByRole("button", { name: "Delete pipeline" }).click();
    await expect(page.getByText("Pipeline deleted.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Sales" })).toBeHidden();
    const to = (await stagesOf(page)).find(({ name }) => name === "Qualification")?.id;
    expect(await stageOfDeal(page, deal)).toBe(to);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: "Sales" })).toBeVisible();
    await page.getByRole("button", { name: "Delete Partners" }).click();
    await expect(page.getByRole("heading", { name: "Partners" })).toBeHidden();
  },
);

test(
  "the days after which a deal is stale are set in the stage's form, shown beside it, and undone",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings/pipelines");
    await page.getByRole("link", { name: "Edit Proposal" }).click();
    const days = page.getByLabel("Stale after (days)");
    for (const [typed, words] of [
      ["0", "Enter 1–365 days."],
      ["abc", "Enter 1–365 days."],
      ["366", "Enter 1–365 days."],
    ] as const) {
      await days.fill(typed);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(days).toHaveAccessibleDescription(new RegExp(words));
      await expect(days).toHaveValue(typed);
    }
    await days.fill("14");
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "Proposal" });
    await expect(row).toContainText("stale after 14 days");

    await page.getByRole("link", { name: "Edit Proposal" }).click();
    await expect(days).toHaveValue("14");
    await days.fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Proposal”.")).toBeVisible();
    await expect(row).not.toContainText("stale after");
    await undoIn(page).click();
    await expect(row).toContainText("stale after 14 days");

    await page.getByRole("link", { name: "Edit Closed Lost" }).click();
    await expect(page.getByRole("heading", { name: "Edit stage “Closed Lost”" })).toBeVisible();
    await expect(days).toBeHidden();
  },
);

const announced = (page: Page) => page.locator("[id^=rfd-announcement]");

const pipelineNames = (page: Page) => page.locator(".pipeline-header").getByRole("heading");

test("pipelines are moved up and down, and back", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await call(page, "pipeline.create", { name: "Partners" });
  await page.goto("/settings/pipelines");
  await expect(pipelineNames(page)).toHaveText(["Sales", "Partners"]);
  await expect(page.getByRole("button", { name: "Move Sales up" })).toBeDisabled();
  await page.getByRole("button", { name: "Move Partners up" }).click();
  await expect(page.getByText("Pipeline moved.")).toBeVisible();
  await expect(pipelineNames(page)).toHaveText(["Partners", "Sales"]);
  await undoIn(page).click();
  await expect(pipelineNames(page)).toHaveText(["Sales", "Partners"]);
});

test("a stage is dragged to another position with the mouse, and one Undo reverts it", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/settings/pipelines");
  const handle = page.getByRole("button", { name: "Drag Negotiation" });
  const target = page.getByRole("button", { name: "Drag Qualification" });
  await handle.hover();
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("A stage is not visible.");
  const x = from.x + from.width / 2;
  await page.mouse.down();
  // The drag starts once the pointer has moved a few pixels.
  await page.mouse.move(x, from.y + from.height / 2 - 8);
  await page.mouse.move(x, to.y + to.height / 2 - 12, { steps: 10 });
  // The library follows the pointer one frame later.
  await expect(announced(page)).toHaveText("Moved Negotiation to position 2 of 6.");
  await page.mouse.up();
  const moved = ["Prospecting", "Negotiation", "Qualification", "Proposal", ...firstSix.slice(4)];
  await expect(stageNames(page)).toHaveText(moved);
  await expect(page.getByText("Stage moved.")).toBeVisible();
  await page.reload();
  await expect(stageNames(page)).toHaveText(moved);
  const orders = await call<{ items: { kind: string; operation: string }[] }>(
    page,
    "change.list",
    {},
    "read",
  );
  const [order, ...others] = orders.items.filter(({ kind }) => kind === "stage.reorder");
  expect(others).toHaveLength(0);
  await call(page, "change.undo", { operation: order?.operation });
  await page.reload();
  await expect(stageNames(page)).toHaveText(firstSix);
});

test("stages and pipelines are moved by the keyboard, and their positions announced", async ({
  page,
}) => {
  await signUp(page);
  await call(page, "pipeline.create", { name: "Partners" });
  await page.goto("/settings/pipelines");
  const said = announced(page);
  const sales = page.getByRole("list", { name: "Stages of Sales" });
  const handle = sales.getByRole("button", { name: "Drag Proposal" });
  await expect(handle).toHaveAccessibleDescription(/Press Space to lift it\./);
  await handle.focus();
  await page.keyboard.press("Space");
  await expect(said).toHaveText("Lifted Proposal, position 3 of 6.");
  await page.keyboard.press("ArrowUp");
  await expect(said).toHaveText("Moved Proposal to position 2 of 6.");
  await page.keyboard.press("Escape");
  await expect(said).toHaveText("Put Proposal back.");
  await expect(stageNames(page)).toHaveText(firstSix);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(said).toHaveText("Moved Proposal to position 4 of 6.");
  await page.keyboard.press("Space");
  await expect(said).toHaveText("Dropped Proposal at position 4 of 6.");
  await expect(page.getByText("Stage moved.")).toBeVisible();
  await expect(stageNames(page).nth(3)).toHaveText("Proposal");
  await expect(handle).toBeFocused();
  await undoIn(page).click();
  await expect(stageNames(page)).toHaveText(firstSix);

  await page.getByRole("button", { name: "Drag Partners" }).focus();
  await page.keyboard.press("Space");
  await expect(said).toHaveText("Lifted Partners, position 2 of 2.");
  await page.keyboard.press("ArrowUp");
  await expect(said).toHaveText("Moved Partners to position 1 of 2.");
  await page.keyboard.press("Space");
  await expect(page.getByText("Pipeline moved.")).toBeVisible();
  await expect(pipelineNames(page)).toHaveText(["Partners", "Sales"]);
});
