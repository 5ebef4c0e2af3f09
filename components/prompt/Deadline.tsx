import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import styles from "./LostItems.module.css";

/** How long a result's address usually works where it does not say. */
const USUAL_LIFE_MS = 3_600_000;

export interface DeadlineProps {
  readonly error: AppError;
  readonly edit: Pick<Edit, "answeredAt" | "endedAt" | "createdAt">;
  readonly now: () => number;
}

/** The time until which a result can still be fetched from its address. */
export function Deadline({ error, edit, now }: DeadlineProps) {
  const { t, locale } = useText();
  const known = Number(error.params?.["expiresAtMs"] ?? Number.NaN);
  const since = edit.answeredAt ?? edit.endedAt ?? edit.createdAt;
  const at = Number.isFinite(known) ? known : since + USUAL_LIFE_MS;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(at);
  const key =
    at <= now()
      ? "prompt_deadline_over"
      : Number.isFinite(known)
        ? "prompt_deadline"
        : "prompt_deadline_about";
  return (
    <span className={styles["deadline"]} data-testid="deadline">
      {t(key, { time })}
    </span>
  );
}
