import type { Locator, Page } from "playwright/test";
import { call } from "./person.ts";

export interface Stage {
  id: number;
  name: string;
  pipelineId: number;
}

export function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${stage}`) });
}

export function card(page: Page, title: string): Locator {
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

/** The titles in a column, from the top. */
export function titles(page: Page, stage: string): Promise<string[]> {
  return column(page, stage).locator(".board-card-title").allTextContents();
}

/** Adds deals to the first stage, the last one at its top. */
export async function addDeals(page: Page, ...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const title of names) {
    ids.push((await call<{ id: number }>(page, "deal.create", { title, value: 100 })).id);
  }
  return ids;
}

/** Opens the board, and waits until cards can be dragged. */
export async function openLive(page: Page, address = "/deals"): Promise<void> {
  await page.goto(address);
  await page.locator("[data-live]").waitFor();
}

/** Shows another column on a phone, which shows one at a time. */
export async function showStage(page: Page, stage: string): Promise<void> {
  await page.getByRole("navigation", { name: "Stages" }).getByText(stage).click();
}
