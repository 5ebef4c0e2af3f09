import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import { isHistoryInMemory } from "@/utils/panel/history/in-memory";

/** Warns that the browser refuses storage, so the history ends with the page. */
export function MemoryNotice() {
  const { t } = useText();
  const [isShown, setIsShown] = useState(false);
  useEffect(() => void isHistoryInMemory().then(setIsShown), []);
  if (!isShown) return null;
  return (
    <Notice
      kind="warn"
      data-testid="in-memory"
      title={t("history_in_memory")}
      next={t("history_in_memory_next")}
    />
  );
}
