/** The list's page, as `npm run bench -- list` reads it from a browser. */
declare module "kith-bench-page" {
  const page: { email: string; drawn: unknown };
  export default page;
}
