import { useCallback } from "react";
import { useObjectUrl } from "@/components/ui/use-object-url";

/** The address of a Blob while it is shown. */
export function useBlobUrl(blob: Blob | undefined): string | undefined {
  return useObjectUrl(useCallback(async () => blob, [blob]));
}
