import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Deadline } from "@/components/prompt/Deadline";
import { MakeRoom } from "@/components/results/MakeRoom";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { type AppError, factsOf, type Remedy } from "@/utils/core/app-error";
import { hostPattern } from "@/utils/core/server/base-url";
import type { Panel } from "@/utils/panel/panel";
import { resultsOf } from "@/utils/panel/state/selectors";
import { DialectOffer } from "./DialectOffer";
import { RefusalOffers } from "./RefusalOffers";
import { DrawAgain, OpenStore, ReloadPanel, SaveOpen } from "./StoreRemedies";
import { Unlock } from "./Unlock";

interface EditProblemProps {
  readonly panel: Panel;
  readonly error: AppError;
}

type RemedyButton = (props: EditProblemProps) => ReactNode;

/** The button of each remedy. */
const BUTTONS: Readonly<Record<Remedy, RemedyButton>> = {
  none: () => null,
  settings: SettingsButton,
  "allow-server": AllowServer,
  "allow-result-host": AllowResultHost,
  "read-again": ReadAgain,
  "make-room": SaveOrMakeRoom,
  "open-store": OpenStore,
  "draw-again": DrawAgain,
  unlock: Unlock,
  "reload-panel": ReloadPanel,
};

/** The button that goes with an error, where there is one thing to do about it. */
export function EditProblem({ panel, error }: EditProblemProps) {
  const Remedy = BUTTONS[factsOf(error.code).remedy];
  return (
    <>
      <DialectOffer panel={panel} error={error} />
      <RefusalOffers panel={panel} error={error} />
      <Remedy panel={panel} error={error} />
    </>
  );
}

/** What came is on the screen only, until it is saved by hand or there is room for it. */
function SaveOrMakeRoom({ panel }: EditProblemProps) {
  const isPaid = useStore(panel.store, (state) => resultsOf(state).some(({ placed }) => placed));
  return (
    <>
      {isPaid && <SaveOpen panel={panel} />}
      <MakeRoom panel={panel} />
    </>
  );
}

function SettingsButton({ panel }: EditProblemProps) {
  const { t } = useText();
  return <Button onClick={panel.services.openOptions}>{t("panel_settings")}</Button>;
}

function AllowServer({ panel }: EditProblemProps) {
  const { t } = useText();
  const allow = () => {
    const { profile } = panel.store.getState().server;
    if (profile) void panel.allowServer([hostPattern(profile.baseUrl)]);
  };
  return (
    <Button data-testid="allow-site" onClick={allow}>
      {t("arrival_allow_site")}
    </Button>
  );
}

/** Its detail is the result's address. */
function AllowResultHost({ panel, error }: EditProblemProps) {
  const { t } = useText();
  if (!error.detail) return null;
  const origins = [hostPattern(error.detail)];
  const { run } = panel.store.getState();
  return (
    <>
      <Button data-testid="allow-site" onClick={() => void panel.repair(origins)}>
        {t("arrival_allow_site")}
      </Button>
      {run && <Deadline error={error} edit={run.edit} now={panel.services.now} />}
    </>
  );
}

function ReadAgain({ panel }: EditProblemProps) {
  const { t } = useText();
  return <Button onClick={() => void panel.repair()}>{t("panel_read_again")}</Button>;
}
