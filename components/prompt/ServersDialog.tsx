import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { Profile } from "@/utils/core/server/profile";
import type { Panel } from "@/utils/panel/panel";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { isSameTarget, MOST_TARGETS, targetsOf } from "@/utils/panel/send/targets";

/** Servers list hundreds of models, most of which make no images. */
const MOST_MODELS = 30;

interface ServersDialogProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

/** Two to four servers and models that one *Generate* asks for the same. */
export function ServersDialog({ panel, onClose }: ServersDialogProps) {
  const { t } = useText();
  const profiles = useStore(panel.store, ({ server }) => server.profiles);
  const count = useStore(panel.store, (state) => targetsOf(state).length);
  const images = useStore(panel.store, imagesAsked);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("servers_choose")}
      data-testid="servers-dialog"
      actions={<Button onClick={onClose}>{t("queue_close")}</Button>}
    >
      <p>{t("servers_lead", { most: MOST_TARGETS })}</p>
      {profiles.map((profile) => (
        <Server key={profile.id} panel={panel} profile={profile} isFull={count >= MOST_TARGETS} />
      ))}
      <p role="status">{t("servers_images", { count: images })}</p>
    </Dialog>
  );
}

interface ServerProps {
  readonly panel: Panel;
  readonly profile: Profile;
  readonly isFull: boolean;
}

function Server({ panel, profile, isFull }: ServerProps) {
  const { t } = useText();
  const [models, setModels] = useState<readonly string[]>();
  const [error, setError] = useState<string>();
  const read = async () => {
    const list = await panel.readModels(profile.id);
    if (!list.ok) return setError(t(`error_${list.error.code}`));
    const { imageIds, ids } = list.value;
    const offered = imageIds.length > 0 ? imageIds : ids;
    setModels(offered.filter((id) => id !== profile.model).slice(0, MOST_MODELS));
  };
  return (
    <fieldset data-testid="server-choice">
      <legend>{profile.name}</legend>
      {[profile.model, ...(models ?? [])].map((model) => (
        <Model key={model} panel={panel} profile={profile} model={model} isFull={isFull} />
      ))}
      {error !== undefined && <p role="status">{error}</p>}
      {models === undefined && error === undefined && (
        <Button variant="quiet" onClick={() => void read()}>
          {t("servers_more_models")}
        </Button>
      )}
    </fieldset>
  );
}

interface ModelProps extends ServerProps {
  readonly model: string;
}

/** The chosen server's own model is always asked. */
function Model({ panel, profile, model, isFull }: ModelProps) {
  const { t } = useText();
  const target = { profileId: profile.id, model };
  const isChosen = useStore(
    panel.store,
    ({ server }) => server.profile?.id === profile.id && server.profile.model === model,
  );
  const isTaken = useStore(panel.store, ({ compared }) =>
    compared.some((one) => isSameTarget(one, target)),
  );
  return (
    <Checkbox
      label={model === "" ? t("servers_default_model") : model}
      isChecked={isChosen || isTaken}
      onChange={() => !isChosen && (isTaken || !isFull) && panel.toggleTarget(target)}
    />
  );
}
