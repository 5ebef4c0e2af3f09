import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { dialectOf, dialectWanted } from "@/utils/core/dialect";
import type { Panel } from "@/utils/panel/panel";

/** Offers the way in which a server that refused an edit says that it wants to be asked. */
export function DialectOffer({
  panel,
  error,
}: {
  readonly panel: Panel;
  readonly error: AppError;
}) {
  const { t } = useText();
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  const profiles = useStore(panel.store, ({ server }) => server.profiles);
  const profile = profiles.find(({ id }) => id === edit?.profileId);
  // What may have been paid for was no refusal.
  if (!edit || !profile || edit.error !== error || error.charge !== "none") return null;
  const spoken = dialectOf({ ...profile, model: edit.model });
  const wanted = dialectWanted(spoken, error.status, error.detail ?? "");
  if (!wanted) return null;
  return (
    <Button
      data-testid="dialect-offer"
      data-dialect={wanted}
      onClick={() => void panel.switchDialect(wanted)}
    >
      {t("offer_dialect", { value: t(`dialect_${wanted}`) })}
    </Button>
  );
}
