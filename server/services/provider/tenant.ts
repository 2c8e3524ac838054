/** The tenant of personal accounts. */
const personal = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** Whether the accounts of a tenant may sign in: whoever signs in chooses the address of the page that asks. */
export function isIn(tenant: string, allowed: string): boolean {
  if (allowed === "common") return true;
  if (allowed === "organizations") return tenant !== personal;
  return tenant === (allowed === "consumers" ? personal : allowed.toLowerCase());
}

/** Whether people's own accounts may sign in, as opposed to companies'. */
export function admitsPersonal(allowed: string): boolean {
  return isIn(personal, allowed);
}
