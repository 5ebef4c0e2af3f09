import { endpointUrl } from "@/utils/core/server/base-url";
import type { Dialect } from "@/utils/relay/dialects/dialect";
import { form } from "@/utils/relay/dialects/form";
import { inlinePictures, jsonFields } from "@/utils/relay/dialects/json-fields";

/**
 * `images/generations` with a picture to begin with, as Ark's Seedream takes it:
 * `image` is a `data:` URL or a list of them. No mask; one picture unless more are asked for.
 */
export const generations: Dialect = {
  ...form,
  encode: (request, capability) => {
    const [first, ...more] = inlinePictures(request);
    const { n, ...fields } = jsonFields(request, capability);
    const isWatermarked = /seedream|seededit/i.test(request.model);
    return {
      url: endpointUrl(request.baseUrl, "/images/generations"),
      body: {
        kind: "json",
        value: {
          // Ark draws a watermark unless told not to, and it would become part of the picture.
          ...(isWatermarked && !request.omitFields?.includes("watermark")
            ? { watermark: false }
            : {}),
          ...fields,
          ...(n === 1 ? {} : { n }),
          image: more.length > 0 ? [first, ...more] : first,
        },
      },
    };
  },
};
