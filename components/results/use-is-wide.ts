import { useMedia } from "@/components/ui/use-media";

/** Whether the page has room for two pictures side by side, each 400 CSS px wide. */
export function useIsWide(): boolean {
  return useMedia("(min-width: 800px)");
}
