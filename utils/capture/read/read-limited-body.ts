import { appError } from "@/utils/core/app-error";
import { joinBytes } from "@/utils/core/bytes";
import { tooManyBytes } from "@/utils/core/picture/check-picture";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * Reads a body up to the limit of a picture, whatever `Content-Length` says;
 * `progressed` is called with every piece. Rejects as the stream does.
 * Errors: `capture_too_many_bytes`.
 */
export async function readLimitedBody(
  body: ReadableStream<Uint8Array> | null,
  progressed: () => void,
  limit = MAX_PICTURE_BYTES,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!body) return err(appError("capture_empty"));
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(joinBytes(chunks));
    progressed();
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      return err(tooManyBytes(length));
    }
    chunks.push(value);
  }
}
