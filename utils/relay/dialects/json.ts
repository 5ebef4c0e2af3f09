import { endpointUrl } from "@/utils/core/server/base-url";
import type { Dialect, Inline } from "@/utils/relay/dialects/dialect";
import { form } from "@/utils/relay/dialects/form";
import { inlinePictures, jsonFields } from "@/utils/relay/dialects/json-fields";
import type { EditRequest } from "@/utils/relay/request";

/** xAI keeps the first picture's aspect by itself, and knows no `size`. */
function hasNoSize({ baseUrl, model }: EditRequest): boolean {
  return /\/\/api\.x\.ai/.test(baseUrl) || /grok/i.test(model);
}

function entry(url: Inline) {
  return { type: "image_url", url };
}

/** The same path and fields as JSON, pictures as `data:` URLs (docs.x.ai, image editing). No mask. */
export const json: Dialect = {
  ...form,
  encode: (request, capability) => {
    const [first, ...more] = inlinePictures(request);
    const { size, ...fields } = jsonFields(request, capability);
    const pictures =
      more.length > 0 ? { images: [first, ...more].map(entry) } : { image: entry(first) };
    return {
      url: endpointUrl(request.baseUrl, "/images/edits"),
      body: {
        kind: "json",
        value: { ...fields, ...(hasNoSize(request) ? {} : { size }), ...pictures },
      },
    };
  },
};
