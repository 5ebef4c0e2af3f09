import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import { removeStill } from "@/components/editor/stage/still";
import { lazyPart } from "@/components/errors/lazy-part";
import { ViewBoundary } from "@/components/errors/ViewBoundary";
import { MemoryNotice } from "@/components/history/MemoryNotice";
import { useEscape } from "@/components/ui/closables";
import { MODULES } from "@/utils/panel/later/modules";
import type { Panel } from "@/utils/panel/panel";
import { ArrivalView } from "./ArrivalView";
import { LazyEditProblem } from "./LazyEditProblem";
import { PaletteKey } from "./PaletteKey";
import styles from "./PanelApp.module.css";
import { TopBar } from "./TopBar";
import { usePasteAndDrop } from "./use-paste-and-drop";

const EditorView = lazyPart(async () => {
  const [view] = await Promise.all([import("./EditorView"), MODULES.editing.load()]);
  return view.EditorView;
});
const HistoryView = lazyPart(async () => {
  const load = () => import("@/components/history/HistoryView");
  const [view] = await Promise.all([load(), MODULES.history.load()]);
  return view.HistoryView;
});
const GalleryView = lazyPart(async () => {
  const load = () => import("@/components/gallery/GalleryView");
  const [view] = await Promise.all([load(), MODULES.gallery.load()]);
  return view.GalleryView;
});

// Asked for while the page starts: it is there when the first picture is.
const editorLoading = EditorView.begin();

/**
 * Resolves when the panel can be drawn with what it opens: drawn before, it is
 * drawn twice, and the picture comes later.
 */
export async function untilDrawable(panel: Panel): Promise<void> {
  await panel.untilOpened();
  if (panel.store.getState().picture) await editorLoading;
}

/** The whole panel: a bar, and below it the editor, the history, or what is being loaded. */
export function PanelApp({ panel }: { readonly panel: Panel }) {
  useEffect(() => panel.start(), [panel]);
  usePasteAndDrop(panel);
  useEscape();
  return (
    <div className={styles["panel"]}>
      <div className={styles["head"]}>
        <TopBar panel={panel} />
        <MemoryNotice />
      </div>
      <PanelBody panel={panel} />
      <PaletteKey panel={panel} />
    </div>
  );
}

function PanelBody({ panel }: { readonly panel: Panel }): ReactNode {
  const view = useStore(panel.store, (state) => state.view);
  const picture = useStore(panel.store, (state) => state.picture);
  const arrival = useStore(panel.store, (state) => state.arrival);
  const isOpening = arrival.state === "none" && arrival.isRestoring === true;
  const hasPicture = picture && arrival.state === "none";
  const mayBeStill = view === "editor" && (isOpening || hasPicture !== undefined);
  useEffect(() => {
    if (!mayBeStill) removeStill();
  }, [mayBeStill]);
  if (view === "history") {
    return (
      <ViewBoundary key="history">
        <HistoryView
          panel={panel}
          remedy={(error) => <LazyEditProblem panel={panel} error={error} />}
        />
      </ViewBoundary>
    );
  }
  if (view === "gallery") {
    return (
      <ViewBoundary key="gallery">
        <GalleryView
          panel={panel}
          remedy={(error) => <LazyEditProblem panel={panel} error={error} />}
        />
      </ViewBoundary>
    );
  }
  return (
    <ViewBoundary key={hasPicture ? "editor" : "arrival"}>
      {hasPicture ? <EditorView panel={panel} picture={picture} /> : <ArrivalView panel={panel} />}
    </ViewBoundary>
  );
}
