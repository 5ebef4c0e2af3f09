import { useMedia } from "@/components/ui/use-media";

/** Whether the panel is as narrow as Firefox opens its sidebar: what is chosen seldom goes into sheets there. */
export function useIsNarrow(): boolean {
  return useMedia("(max-width: 299px)");
}
