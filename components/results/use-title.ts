import { useText } from "@/components/ui/text";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import type { HistoryEntry } from "@/utils/core/history/entry";

type Titled = Pick<HistoryEntry, "prompt" | "host" | "isContinued">;

/** What an edit is called in lists: its prompt, or what was done on this device. */
export function useTitle(): (entry: Titled) => string {
  const { t } = useText();
  return (entry) => {
    if (!isOfThisDevice(entry)) return entry.prompt;
    return t(entry.isContinued ? "erase_continued" : "erase_done");
  };
}
