/** The bar's field for a company, and what that suggests. */
export const bulkCompany = "bulk-company";
export const bulkCompanies = "bulk-companies";
