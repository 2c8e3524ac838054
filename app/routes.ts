import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/home.tsx"),
  route("sign-up", "routes/account/sign-up.tsx"),
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),
  layout("routes/signed-in.tsx", [
    route("contacts", "routes/contacts/list.tsx"),
    route("contacts/new", "routes/contacts/new.tsx"),
    route("contacts/import", "routes/contacts/import.tsx"),
    route("contacts/:id", "routes/contacts/show.tsx"),
    route("contacts/:id/edit", "routes/contacts/edit.tsx"),
    route("tags", "routes/tags/list.tsx"),
    route("tags/:id", "routes/tags/edit.tsx"),
    route("trash", "routes/trash/list.tsx"),
  ]),
  route("contacts/export.csv", "routes/contacts/export.ts"),
  route("contacts/:id/delete", "routes/contacts/delete.ts"),
  route("contacts/:id/restore", "routes/contacts/restore.ts"),
  route("contacts/:id/tag", "routes/contacts/tag.ts"),
  route("contacts/:id/untag", "routes/contacts/untag.ts"),
  route("tags/:id/delete", "routes/tags/delete.ts"),
  route("undo", "routes/undo.ts"),
] satisfies RouteConfig;
