import {
  companyPageInput,
  companyPeopleInput,
  createCompanyInput,
  exportCompaniesInput,
  listCompaniesInput,
  oneCompanyInput,
  renameCompanyInput,
  suggestCompaniesInput,
  updateCompanyInput,
} from "#domain/company/input.ts";
import { compareCompaniesInput, mergeCompaniesInput } from "#domain/company/merge-input.ts";
import { createCompany } from "../services/company/company.ts";
import { deleteCompany } from "../services/company/delete.ts";
import { exportCompanies } from "../services/company/export.ts";
import { listCompanies, suggestCompanies } from "../services/company/list.ts";
import { compareCompanies, mergeCompanies } from "../services/company/merge.ts";
import { findCompany, listCompanyPeople, readCompanyPage } from "../services/company/page.ts";
import { updateCompany } from "../services/company/update.ts";
import { protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const companyRouter = router({
  list: protectedProcedure
    .input(listCompaniesInput)
    .query(({ ctx, input }) => listCompanies(ctx.owner, input)),
  export: verifiedProcedure
    .input(exportCompaniesInput)
    .query(({ ctx, input }) => exportCompanies(ctx.confirmedOwner, input)),
  byId: protectedProcedure
    .input(oneCompanyInput)
    .query(({ ctx, input }) => findCompany(ctx.owner, input.id)),
  page: protectedProcedure
    .input(companyPageInput)
    .query(({ ctx, input }) => readCompanyPage(ctx.owner, input)),
  people: protectedProcedure
    .input(companyPeopleInput)
    .query(({ ctx, input }) => listCompanyPeople(ctx.owner, input)),
  suggest: protectedProcedure
    .input(suggestCompaniesInput)
    .query(({ ctx, input }) => suggestCompanies(ctx.owner, input)),
  create: protectedProcedure
    .input(createCompanyInput)
    .mutation(({ ctx, input }) => createCompany(ctx.owner, input)),
  compare: protectedProcedure
    .input(compareCompaniesInput)
    .query(({ ctx, input }) => compareCompanies(ctx.owner, input.ids)),
  update: protectedProcedure
    .input(updateCompanyInput)
    .mutation(({ ctx, input }) => updateCompany(ctx.owner, input)),
  rename: protectedProcedure
    .input(renameCompanyInput)
    .mutation(({ ctx, input: { name, ...rename } }) =>
      updateCompany(ctx.owner, { ...rename, company: { name } }),
    ),
  merge: protectedProcedure
    .input(mergeCompaniesInput)
    .mutation(({ ctx, input }) => mergeCompanies(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneCompanyInput)
    .mutation(({ ctx, input }) => deleteCompany(ctx.owner, input)),
});
