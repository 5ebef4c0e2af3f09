import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { ViewBoundary } from "@/components/errors/ViewBoundary";
import { MemoryNotice } from "@/components/history/MemoryNotice";
import { useEscape } from "@/components/ui/closables";
import type { Panel } from "@/utils/panel/panel";
import { ArrivalView } from "./ArrivalView";
import { LazyEditProblem } from "./LazyEditProblem";
import { PaletteKey } from "./PaletteKey";
import styles from "./PanelApp.module.css";
import { TopBar } from "./TopBar";
import { usePasteAndDrop } from "./use-paste-and-drop";

// Asked for while the page starts: it is there when the first picture is.
const editorView = import("./EditorView");
const EditorView = lazy(() => editorView.then((view) => ({ default: view.EditorView })));
const HistoryView = lazy(() =>
  import("@/components/history/HistoryView").then((view) => ({ default: view.HistoryView })),
);
const GalleryView = lazy(() =>
  import("@/components/gallery/GalleryView").then((view) => ({ default: view.GalleryView })),
);

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
      <Suspense>
        <PanelBody panel={panel} />
      </Suspense>
      <PaletteKey panel={panel} />
    </div>
  );
}

function PanelBody({ panel }: { readonly panel: Panel }): ReactNode {
  const view = useStore(panel.store, (state) => state.view);
  const picture = useStore(panel.store, (state) => state.picture);
  const arrival = useStore(panel.store, (state) => state.arrival);
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
  const hasPicture = picture && arrival.state === "none";
  return (
    <ViewBoundary key={hasPicture ? "editor" : "arrival"}>
      {hasPicture ? <EditorView panel={panel} picture={picture} /> : <ArrivalView panel={panel} />}
    </ViewBoundary>
  );
}
