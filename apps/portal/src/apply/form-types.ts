import type { paths } from "@goodterms/client";

/** What the server answers for an applicant's link. */
export type PublicApplication =
  paths["/v1/public/applications/{token}"]["get"]["responses"][200]["content"]["application/json"];
export type Form = PublicApplication["form"];
export type Section = Form["sections"][number];
export type Question = Section["questions"][number];
export type Upload = PublicApplication["uploads"][number];
export type Status =
  paths["/v1/public/applications/{token}/status"]["get"]["responses"][200]["content"]["application/json"];
