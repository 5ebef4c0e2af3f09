import { type PointerEvent, useRef } from "react";
import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { toStage } from "@/utils/core/view/view";
import { type Extension, extendedFrame } from "@/utils/core/window/extend";
import type { Panel } from "@/utils/panel/panel";
import { extensionOf } from "@/utils/panel/state/sending";
import styles from "./ExtendFrame.module.css";

type Side = keyof Extension;

const SIDES: readonly Side[] = ["left", "top", "right", "bottom"];

/** The frame of the larger picture, over the stage. Its sides can be dragged; by keyboard, the bar's fields do the same. */
export function ExtendFrame({ panel }: { readonly panel: Panel }) {
  const extending = useStore(panel.store, (state) => extensionOf(state.sending));
  const size = useStore(panel.store, (state) => state.picture?.record.size);
  const view = useEditor(panel.editor, (state) => state.view);
  if (!extending || !size) return null;
  const frame = extendedFrame(extending, size);
  const { x, y } = toStage(view, frame);
  const { scale } = view;
  return (
    <div className={styles["over"]} aria-hidden="true">
      <div
        className={styles["frame"]}
        data-testid="extend-frame"
        style={{
          transform: `translate(${x}px, ${y}px)`,
          width: frame.width * scale,
          height: frame.height * scale,
        }}
      >
        {SIDES.map((side) => (
          <SideHandle key={side} panel={panel} side={side} px={extending[side]} scale={scale} />
        ))}
      </div>
    </div>
  );
}

interface SideHandleProps {
  readonly panel: Panel;
  readonly side: Side;
  /** Picture px. */
  readonly px: number;
  /** CSS px per picture px. */
  readonly scale: number;
}

function SideHandle({ panel, side, px, scale }: SideHandleProps) {
  const start = useRef<{ readonly at: number; readonly px: number }>(undefined);
  const along = (event: PointerEvent) =>
    side === "left" || side === "right" ? event.clientX : event.clientY;
  const grasp = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: along(event), px };
  };
  const drag = (event: PointerEvent) => {
    if (!start.current) return;
    const outward = side === "left" || side === "top" ? -1 : 1;
    const moved = ((along(event) - start.current.at) / scale) * outward;
    const next = Math.max(0, Math.round(start.current.px + moved));
    panel.changeExtension({ [side]: next });
  };
  const release = () => {
    start.current = undefined;
  };
  return (
    <div
      className={styles["side"]}
      data-side={side}
      onPointerDown={grasp}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
    />
  );
}
