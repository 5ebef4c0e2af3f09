import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { profileOf } from "@/utils/settings/profile-form";
import { writeServerFile } from "@/utils/settings/server-file";
import type { ServerRow } from "@/utils/settings/servers-state";
import styles from "./ServerForm.module.css";

/** A server as text, to be pasted elsewhere: never with key or headers. */
export function ShareServer({ row }: { readonly row: ServerRow }) {
  const { t } = useText();
  const [isCopied, setIsCopied] = useState<boolean>();
  const profile = profileOf(row.form);
  if (!profile) return null;
  async function copy(text: string) {
    setIsCopied(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    );
  }
  return (
    <div className={styles["refused"]}>
      <Button
        variant="quiet"
        data-testid="share-server"
        onClick={() => void copy(writeServerFile([profile]))}
      >
        {t("settings_share")}
      </Button>
      <span className={styles["note"]} role="status">
        {isCopied !== undefined && t(isCopied ? "settings_shared" : "settings_share_failed")}
      </span>
    </div>
  );
}
