import { useEffect, useState } from "react";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { PanelServices } from "@/utils/panel/services";
import { readResult, readThumb, saveThumb } from "@/utils/store/edits";

/** Twice its size on screen, px. */
const SIDE = 192;

/**
 * The address of an edit's small picture: of its first result where it has one,
 * made once and kept; else of its source.
 */
export function useThumb(
  { id, results }: Pick<HistoryEntry, "id" | "results">,
  services: PanelServices,
): string | undefined {
  const [url, setUrl] = useState<string>();
  const blobId = results[0]?.blobId;
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void readOrMake(id, blobId, services).then((blob) => {
      if (!blob || isGone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, blobId, services]);
  return url;
}

async function readOrMake(
  editId: string,
  blobId: string | undefined,
  services: PanelServices,
): Promise<Blob | undefined> {
  const kept = await readThumb(editId, blobId ? "result" : "source");
  if (kept.ok) return kept.value;
  const result = blobId ? await readResult(blobId) : undefined;
  const small = result?.ok
    ? await services.pixels.thumbnail({ picture: result.value, maxSide: SIDE })
    : undefined;
  if (small?.ok) {
    await saveThumb(editId, "result", small.value);
    return small.value;
  }
  const source = await readThumb(editId, "source");
  return source.ok ? source.value : undefined;
}
