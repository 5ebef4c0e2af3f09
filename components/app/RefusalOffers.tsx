import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { type Text, useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { offersFor, type RefusalOffer } from "@/utils/core/server/refusal-offers";
import type { Panel } from "@/utils/panel/panel";

/** Offers that need a new window or other files. */
function needsNewFiles({ kind }: RefusalOffer): boolean {
  return kind !== "field" && kind !== "mask";
}

function wordsOf(offer: RefusalOffer, { t, locale }: Text): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  switch (offer.kind) {
    case "mask":
      return t("offer_mask");
    case "size":
      return t("offer_size", { value: offer.value.replace("x", " × ") });
    case "larger":
      return t("offer_larger");
    case "bytes":
      return t("offer_bytes", { value: number((offer.value + 1) / 1_000_000) });
    case "field":
      return t("offer_field", { value: offer.value });
    default:
      return t(`offer_${offer.kind}`, { value: number(offer.value) });
  }
}

/** What the server's words let one try with a click, each remembered for this server. */
export function RefusalOffers({
  panel,
  error,
}: {
  readonly panel: Panel;
  readonly error: AppError;
}) {
  const text = useText();
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  const profiles = useStore(panel.store, ({ server }) => server.profiles);
  const inUse = useStore(panel.store, ({ server }) => server.profile?.id);
  if (!edit || edit.error !== error) return null;
  const profile = profiles.find(({ id }) => id === edit.profileId);
  const capability = capabilityOf(profile && { ...profile, model: edit.model });
  const canMakeAnew = !edit.part && edit.profileId === inUse;
  const offers = offersFor(error, edit, capability).filter(
    (offer) => canMakeAnew || !needsNewFiles(offer),
  );
  return offers.map((offer) => (
    <Button
      key={`${offer.kind} ${"value" in offer ? offer.value : ""}`}
      data-testid="refusal-offer"
      data-kind={offer.kind}
      onClick={() => void panel.takeOffer(offer)}
    >
      {wordsOf(offer, text)}
    </Button>
  ));
}
