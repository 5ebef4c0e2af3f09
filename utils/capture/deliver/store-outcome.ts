import type { CaptureOutcome } from "@/utils/capture/read/outcome";
import { defined } from "@/utils/core/defined";
import type { Taken } from "@/utils/core/gallery/page-listing";
import { savePicture } from "@/utils/store/pictures";

/** Stores what was captured, and says how it went. */
export async function storeOutcome(outcome: CaptureOutcome, createdAt: number): Promise<Taken> {
  if (outcome.kind === "failed") return { state: "failed", error: outcome.error };
  if (outcome.kind === "needs-permission") {
    const { host, origins, reason } = outcome;
    return { state: "needs-permission", host, origins, isRedirected: reason === "redirect" };
  }
  const { bytes, header, provenance } = outcome;
  const { type, size, isAnimated, isHighRange } = header;
  const facts = defined({ type, size, isAnimated, isHighRange, provenance, createdAt });
  const saved = await savePicture(bytes, facts);
  if (!saved.ok) return { state: "failed", error: saved.error };
  return { state: "ready", pictureId: saved.value.id };
}
