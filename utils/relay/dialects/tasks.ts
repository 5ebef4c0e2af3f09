import { endpointUrl } from "@/utils/core/server/base-url";
import type { Dialect } from "@/utils/relay/dialects/dialect";
import { form } from "@/utils/relay/dialects/form";
import { formParts } from "@/utils/relay/request";

/**
 * The same form to be worked on later, so that no proxy gives up waiting
 * (sub2api, docs/ASYNC_IMAGE_TASKS.md there). It refuses streams: there is one answer.
 */
export const tasks: Dialect = {
  ...form,
  encode: (request, capability) => ({
    url: endpointUrl(request.baseUrl, "/images/edits/async"),
    body: {
      kind: "form",
      parts: formParts(
        { ...request, omitFields: [...(request.omitFields ?? []), "stream"] },
        capability,
      ),
    },
  }),
};
