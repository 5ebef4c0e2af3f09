import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { ExtendBar } from "@/components/placement/ExtendBar";
import { PartsLine } from "@/components/placement/PartsLine";
import { PlacementLine } from "@/components/placement/PlacementLine";
import { WindowBar } from "@/components/placement/WindowBar";
import { LostItems } from "@/components/prompt/LostItems";
import { EraseNote } from "@/components/results/EraseNote";
import { ResultStrip } from "@/components/results/ResultStrip";
import { useClosable } from "@/components/ui/closables";
import type { Panel } from "@/utils/panel/panel";
import { ErrorCover } from "./ErrorCover";
import styles from "./Shelf.module.css";

const CropBar = lazyPart(async () => (await import("@/components/placement/CropBar")).CropBar);

/**
 * The room between the picture and the prompt, of the same height whatever is in
 * it: the results and what is said about them. The bar of a mode and an error lie
 * over it, as high as they need to be.
 */
export function Shelf({ panel }: { readonly panel: Panel }) {
  const bar = useStore(panel.store, ({ sending }) => sending.bar.kind);
  useClosable(bar !== "closed", panel.closeBar);
  return (
    <>
      <div className={styles["shelf"]} data-testid="shelf">
        <div className={styles["content"]}>
          <div className={styles["rows"]}>
            <LostItems panel={panel} />
            <PartsLine panel={panel} />
            <EraseNote panel={panel} />
            <ResultStrip panel={panel} />
          </div>
          <PlacementLine panel={panel} />
        </div>
      </div>
      {bar !== "closed" && (
        <div className={styles["cover"]}>
          <WindowBar panel={panel} />
          <ExtendBar panel={panel} />
          {bar === "crop" && <CropBar panel={panel} />}
        </div>
      )}
      <ErrorCover panel={panel} />
    </>
  );
}
