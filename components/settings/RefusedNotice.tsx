import { useEffect, useState } from "react";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import type { AppError } from "@/utils/core/app-error";
import { followRefusals } from "@/utils/settings/refusals";
import styles from "./RefusedNotice.module.css";

/** Says that the browser did not store what was changed last, wherever on the page that was. */
export function RefusedNotice() {
  const [error, setError] = useState<AppError>();
  useEffect(() => followRefusals(setError), []);
  if (!error) return null;
  return (
    <div className={styles["refused"]} data-testid="not-stored">
      <ErrorNotice error={error} isFree />
    </div>
  );
}
