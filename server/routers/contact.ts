import { contactBulkInput, exportContactsInput } from "#domain/contact/bulk-input.ts";
import { contactDataInput } from "#domain/contact/data-input.ts";
import { eraseContactInput } from "#domain/contact/erase-input.ts";
import {
  contactTagInput,
  createContactInput,
  importContactsInput,
  listContactsInput,
  oneContactInput,
  updateContactInput,
} from "#domain/contact/input.ts";
import { mergeInput } from "#domain/contact/merge-input.ts";
import { contactPageInput } from "#domain/contact/page-input.ts";
import { tagByNameInput } from "#domain/tag-input.ts";
import { timelineInput } from "#domain/timeline/input.ts";
import { changeMany } from "../services/contact/bulk.ts";
import { readContactChoices } from "../services/contact/choices.ts";
import {
  createContact,
  deleteContact,
  findContact,
  restoreContact,
  updateContact,
} from "../services/contact/contact.ts";
import { eraseContact } from "../services/contact/erase.ts";
import { readContactData } from "../services/contact/everything.ts";
import { exportContacts } from "../services/contact/export.ts";
import { importContacts } from "../services/contact/import.ts";
import { listContacts } from "../services/contact/list.ts";
import { mergeContacts } from "../services/contact/merge.ts";
import { readContactPage } from "../services/contact/page.ts";
import { addTag, removeTag, tagByName } from "../services/contact/tag.ts";
import { readTimeline } from "../services/timeline/timeline.ts";
import { exporter, protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const contactRouter = router({
  list: protectedProcedure
    .input(listContactsInput)
    .query(({ ctx, input }) => listContacts(ctx.owner, input)),
  data: verifiedProcedure
    .input(contactDataInput)
    .query(({ ctx, input }) => readContactData(ctx.owner, input)),
  erase: protectedProcedure
    .input(eraseContactInput)
    .mutation(({ ctx, input }) => eraseContact(ctx.owner, input)),
  byId: protectedProcedure
    .input(oneContactInput)
    .query(({ ctx, input }) => findContact(ctx.owner, input.id)),
  page: protectedProcedure
    .input(contactPageInput)
    .query(({ ctx, input }) => readContactPage(ctx.owner, input)),
  timeline: protectedProcedure
    .input(timelineInput)
    .query(({ ctx, input }) => readTimeline(ctx.owner, input)),
  choices: protectedProcedure.query(({ ctx }) => readContactChoices(ctx.owner)),
  create: protectedProcedure
    .input(createContactInput)
    .mutation(({ ctx, input: { operation, ...contact } }) =>
      createContact(ctx.owner, contact, operation),
    ),
  update: protectedProcedure
    .input(updateContactInput)
    .mutation(({ ctx, input }) => updateContact(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneContactInput)
    .mutation(({ ctx, input }) => deleteContact(ctx.owner, input.id, input.operation)),
  restore: protectedProcedure
    .input(oneContactInput)
    .mutation(({ ctx, input }) => restoreContact(ctx.owner, input.id, input.operation)),
  merge: protectedProcedure
    .input(mergeInput)
    .mutation(({ ctx, input }) => mergeContacts(ctx.owner, input)),
  addTag: protectedProcedure
    .input(contactTagInput)
    .mutation(({ ctx, input }) => addTag(ctx.owner, input)),
  removeTag: protectedProcedure
    .input(contactTagInput)
    .mutation(({ ctx, input }) => removeTag(ctx.owner, input)),
  tagByName: protectedProcedure
    .input(tagByNameInput)
    .mutation(({ ctx, input }) => tagByName(ctx.owner, input)),
  bulk: protectedProcedure
    .input(contactBulkInput)
    .mutation(({ ctx, input }) => changeMany(ctx.owner, input)),
  import: verifiedProcedure
    .input(importContactsInput)
    .mutation(({ ctx, input }) => importContacts(ctx.owner, input)),
  export: verifiedProcedure
    .input(exportContactsInput)
    .query(({ ctx, input }) => exportContacts(exporter(ctx, input), input)),
});
