import type { Rect } from "@/utils/core/geometry";
import { capabilityOf, parseSize } from "@/utils/core/server/capability-choice";
import { type Extension, NO_EXTENSION } from "@/utils/core/window/extend";
import { AROUND, type WindowChoice } from "@/utils/core/window/window-choice";
import { snapFrame, windowFor } from "@/utils/core/window/window-for";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, type PanelState } from "@/utils/panel/state/panel-state";
import { isWholePicture } from "@/utils/panel/state/selectors";
import {
  extensionOf,
  type Sending,
  withChoice,
  withPlan,
  withSeparate,
} from "@/utils/panel/state/sending";

/** Which part of the picture is sent, and making it larger. */
export interface WindowActions {
  /** Opens the bar to choose the window, or closes it. */
  toggleWindowBar(): void;
  chooseWindow(kind: WindowChoice["kind"]): void;
  /**
   * The words are for the whole picture, without any paint; or no longer. A frame
   * of one's own that was in use goes: the picture is sent whole.
   */
  toggleWholePicture(): void;
  /** The nearest frame that can be sent, picture px; quick enough to be asked while dragging. */
  snapFrame(dragged: Rect): Rect;
  /** Puts the frame there, picture px. */
  placeFrame(frame: Rect): void;
  setSeparate(isSeparate: boolean): void;
  /** Shows the frame of a larger picture, with room around it. */
  openExtendBar(): void;
  /** How much is added on some of the sides, picture px. */
  changeExtension(change: Partial<Extension>): void;
  closeBar(): void;
}

/** How much smaller a picture is shown while it is being extended. */
const ROOM_TO_EXTEND = 0.6;

/** Actions on what part of the picture is sent. */
export function createWindowActions({ store, editor }: PanelContext): WindowActions {
  const change = (changed: (sending: Sending) => Sending) => changePart(store, "sending", changed);
  const closeBar = () => {
    const wasExtending = extensionOf(store.getState().sending) !== undefined;
    change((sending) => ({ ...sending, bar: { kind: "closed" } }));
    if (wasExtending) editor.fit();
  };
  return {
    toggleWindowBar: () => {
      const isOpen = store.getState().sending.bar.kind === "window";
      closeBar();
      if (!isOpen) change((sending) => ({ ...sending, bar: { kind: "window" } }));
    },
    chooseWindow: (kind) => {
      // *Painted part* is what is painted, and no longer all of it.
      if (kind === "around") editor.leaveWhole();
      change((sending) => chosen(sending, kind));
    },
    toggleWholePicture: () => {
      if (isWholePicture(store.getState(), editor.getState().mask)) return editor.leaveWhole();
      editor.selectAll();
      change((sending) =>
        sending.choice.kind === "frame" ? withChoice(sending, AROUND) : sending,
      );
    },
    snapFrame: (dragged) => snapNow(store.getState(), dragged),
    placeFrame: (frame) => store.setState((state) => ({ sending: placed(state, frame) })),
    setSeparate: (isSeparate) => change((sending) => withSeparate(sending, isSeparate)),
    openExtendBar: () => {
      change((sending) => ({ ...sending, bar: { kind: "extend", extension: NO_EXTENSION } }));
      editor.fit();
      editor.zoomBy(ROOM_TO_EXTEND);
    },
    changeExtension: (changed) =>
      change((sending) => {
        const extension = extensionOf(sending);
        if (!extension) return sending;
        return { ...sending, bar: { kind: "extend", extension: { ...extension, ...changed } } };
      }),
    closeBar,
  };
}

/** A frame of one's own starts as the window that is there; without one there is none. */
function chosen(sending: Sending, kind: WindowChoice["kind"]): Sending {
  if (kind !== "frame") return withChoice(sending, { kind });
  const { planned } = sending;
  return planned ? withChoice(sending, { kind, rect: planned.window }) : sending;
}

function rulesOf({ server, ask }: PanelState) {
  const { sizes } = capabilityOf(server.profile);
  return { sizes, wanted: parseSize(ask.options.size) ?? "auto" } as const;
}

function snapNow(state: PanelState, dragged: Rect): Rect {
  const { sending, picture } = state;
  if (!sending.planned || !picture) return dragged;
  const { sizes, wanted } = rulesOf(state);
  return snapFrame(dragged, sending.planned.window, picture.record.size, sizes, wanted);
}

/** The frame is there at once; what is painted in it is found out later. */
function placed(state: PanelState, rect: Rect): Sending {
  const { sending, picture } = state;
  if (!sending.planned || !picture) return sending;
  const { sizes, wanted } = rulesOf(state);
  const choice = { kind: "frame", rect } as const;
  const found = windowFor(choice, undefined, picture.record.size, sizes, wanted);
  const { paint } = sending.planned;
  return withPlan(withChoice(sending, choice), found && { ...found, paint });
}
