import { endpointUrl } from "@/utils/core/server/base-url";
import type { Dialect } from "@/utils/relay/dialects/dialect";
import { readReply, taskPaths } from "@/utils/relay/dialects/reply";
import { formParts } from "@/utils/relay/request";

/** The documented way: `multipart/form-data` to `images/edits` (docs/contract.md §1 and §2). */
export const form: Dialect = {
  encode: (request, capability) => ({
    url: endpointUrl(request.baseUrl, "/images/edits"),
    body: { kind: "form", parts: formParts(request, capability) },
  }),
  read: readReply,
  poll: taskPaths,
};
