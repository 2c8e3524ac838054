/** The id of the bar's company field, whose suggestions load later. */
export const bulkCompany = "bulk-company";
export const bulkCompanies = "bulk-companies";
