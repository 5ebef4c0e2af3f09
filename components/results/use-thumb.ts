import { useCallback } from "react";
import { useObjectUrl } from "@/components/ui/use-object-url";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { readEntryThumb } from "@/utils/panel/history/thumbs";
import type { PanelServices } from "@/utils/panel/state/services";

/** The address of an edit's thumbnail, once it is read or made. */
export function useThumb(
  { id, results, host }: Pick<HistoryEntry, "id" | "results" | "host">,
  services: PanelServices,
): string | undefined {
  const blobId = results[0]?.blobId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the results only the first counts
  const read = useCallback(
    () => readEntryThumb({ id, results, host }, services),
    [id, blobId, services],
  );
  return useObjectUrl(read);
}
