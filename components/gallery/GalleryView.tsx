import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { useClosable } from "@/components/ui/closables";
import { Empty } from "@/components/ui/Empty";
import { Spinner } from "@/components/ui/Spinner";
import type { AppError } from "@/utils/core/app-error";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { Panel } from "@/utils/panel/panel";
import { ChooseStep } from "./ChooseStep";
import styles from "./Gallery.module.css";
import { PlanStep } from "./PlanStep";
import { SentStep } from "./SentStep";
import { type GalleryProps, useGallery } from "./use-gallery";

interface GalleryViewProps {
  readonly panel: Panel;
  /** The buttons that go with an error. */
  readonly remedy: (error: AppError) => ReactNode;
}

/** Several pictures at once: choosing them, saying what is wanted, and what came of it. */
export function GalleryView({ panel, remedy }: GalleryViewProps) {
  const wish = useStore(panel.store, ({ galleryOf }) => galleryOf);
  const [gallery, setGallery] = useState<Gallery>();
  useEffect(() => {
    let isGone = false;
    void panel.loadGallery().then((loaded) => {
      if (isGone) return;
      if (wish) loaded.show(wish);
      setGallery(loaded);
    });
    return () => {
      isGone = true;
    };
  }, [panel, wish]);
  if (!gallery) {
    return (
      <main className={styles["gallery"]} aria-busy="true">
        <Empty>
          <Spinner />
        </Empty>
      </main>
    );
  }
  return <Steps panel={panel} gallery={gallery} remedy={remedy} />;
}

function Steps({ panel, gallery, remedy }: GalleryProps & Pick<GalleryViewProps, "remedy">) {
  const step = useGallery(gallery, (state) => state.step);
  const problem = useGallery(gallery, (state) => state.problem);
  useClosable(true, () => (step === "plan" ? gallery.setStep("choose") : panel.setView("editor")));
  const Step = { choose: ChooseStep, plan: PlanStep, sent: SentStep }[step];
  return (
    <main className={styles["gallery"]} data-testid="gallery" data-step={step}>
      {problem && (
        <ErrorNotice
          error={problem}
          isFree={step === "choose"}
          onClose={gallery.dismissProblem}
          onRetry={step === "choose" ? gallery.listAgain : undefined}
          actions={remedy(problem)}
        />
      )}
      <Step panel={panel} gallery={gallery} />
    </main>
  );
}
