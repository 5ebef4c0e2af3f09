import { useText } from "@/components/ui/text";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { useTitle } from "./use-title";

type Told = Pick<HistoryEntry, "prompt" | "host" | "model" | "createdAt" | "isContinued">;

/** What is known of an edit, a line each: its prompt; its server and model; when. */
export function useHint(): (entry: Told) => string {
  const { t, locale } = useText();
  const title = useTitle();
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (entry) => {
    const server = isOfThisDevice(entry) ? t("erase_device") : entry.host;
    const where = [server, entry.model].filter(Boolean).join(" · ");
    return [title(entry), where, time.format(entry.createdAt)].join("\n");
  };
}
