import { fold } from "../fold.ts";
import { tagLimits } from "../tag.ts";
import { splitGroups, splitTags } from "../tag-list.ts";
import { mostTags } from "./contact.ts";
import { type Cell, different, noteLine, type Row } from "./row-cells.ts";

/** The tags of a row, and lines of the notes for those that are too long or too many. */
export interface RowTags {
  tags: string[];
  notes: string[];
}

export function tagsOf(row: Row): RowTags {
  const listed = (row.get("tags") ?? []).flatMap(tagsIn);
  const optedOut = (row.get("optOut") ?? []).flatMap(optOutIn);
  const all = different([...listed, ...optedOut], fold);
  const fitting = all.filter((tag) => tag.trim().length <= tagLimits.name).slice(0, mostTags);
  return {
    tags: fitting,
    notes: all.filter((tag) => !fitting.includes(tag)).map((tag) => noteLine("Other tag", tag)),
  };
}

function tagsIn({ column, text }: Cell): string[] {
  if (column.shape === "listed") return splitTags(text);
  const json = tagsInJson(text);
  if (json) return json;
  if (/^\s*#\S+(?:[\s,;]+#\S+)*\s*$/.test(text)) {
    return [...text.matchAll(/#([^\s,;]+)/g)].map(([, tag = ""]) => tag);
  }
  const list = /[;,"]|:::/.test(text) ? text : text.replace(/\s*[|\n]\s*/g, ";");
  return /label|group/i.test(column.name) ? splitGroups(list) : splitTags(list);
}

function tagsInJson(text: string): string[] | null {
  if (!text.trim().startsWith("[")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    const isList = Array.isArray(parsed) && parsed.every((tag) => typeof tag === "string");
    return isList ? parsed.filter((tag) => tag.trim() !== "") : null;
  } catch {
    return null;
  }
}

/** A person who doesn't want to hear from us gets a tag that says so. */
function optOutIn({ column, text }: Cell): string[] {
  if (
    !/^\s*(?:yes|y|true|1|x|ja|oui|sí|si|sim|opted.?out|unsubscribed|blacklisted)\s*$/i.test(text)
  ) {
    return [];
  }
  if (/call|phone|sms/i.test(column.name)) return ["Do not call"];
  return ["Unsubscribed"];
}
