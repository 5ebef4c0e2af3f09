import { type AskActions, createAskActions } from "@/utils/panel/gallery/ask-actions";
import { compareAll } from "@/utils/panel/gallery/compare-all";
import { followBatch } from "@/utils/panel/gallery/follow-batch";
import { createGalleryContext, type GalleryContext } from "@/utils/panel/gallery/gallery-context";
import type { ReadonlyGalleryStore } from "@/utils/panel/gallery/gallery-state";
import { tickedInSight } from "@/utils/panel/gallery/in-sight";
import { listFiles, listPage } from "@/utils/panel/gallery/list-items";
import { createLooker, type Looker } from "@/utils/panel/gallery/look";
import { missingHosts } from "@/utils/panel/gallery/missing-hosts";
import { saveResults, swapResults } from "@/utils/panel/gallery/results";
import { sendAll } from "@/utils/panel/gallery/send";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { GalleryWish } from "@/utils/panel/state/panel-state";

/** Which pictures there are, and which of them are meant. */
interface ChooseActions {
  /** Lists what is wished for, once for each wish. */
  show(wish: GalleryWish): void;
  /** Lists the same anew. */
  listAgain(): void;
  /** These tiles are on the screen: only they are read. */
  want(ids: readonly string[]): void;
  /** Reads pictures again that could not be read. */
  readAgain(ids: readonly string[]): void;
  /** Asks for all sites that are missing, at once. Must be called in the click's own statement. */
  allow(): Promise<void>;
  setLeastSide(leastSide: number): void;
  /** Shows near duplicates as one, or each by itself again. */
  setGrouping(isGrouping: boolean): void;
  tick(ids: readonly string[], isTicked: boolean): void;
}

/** Everything that is done with several pictures at once. */
export interface Gallery extends ChooseActions, Omit<AskActions, "replan"> {
  readonly store: ReadonlyGalleryStore;
  /** Sends what is planned. It costs what the button says. */
  send(): Promise<void>;
  /** Makes no further edits. What was sent goes on. */
  stopSending(): void;
  saveResults(): Promise<number>;
  swapResults(isBack: boolean): Promise<void>;
  dismissProblem(): void;
}

/** The gallery of one panel, which lives as long as its page. */
export function createGallery(panel: PanelContext): Gallery {
  const context = createGalleryContext(panel);
  const { store, sending } = context;
  const looker = createLooker(context);
  const { replan, ...asking } = createAskActions(context, looker);
  followBatch(context);
  return {
    store,
    ...asking,
    ...createChooseActions(context, looker, replan),
    send: () => sendAll(context),
    stopSending: () => sending.cancel(),
    saveResults: () => saveResults(context),
    swapResults: (isBack) => swapResults(context, isBack),
    dismissProblem: () => store.setState({ problem: undefined }),
  };
}

function createChooseActions(
  context: GalleryContext,
  looker: Looker,
  replan: () => void,
): ChooseActions {
  const { panel, store, sending, comparing } = context;
  const { requestHosts, allSites } = panel.services;
  let shown: GalleryWish | undefined;
  const list = (wish: GalleryWish) => {
    shown = wish;
    sending.cancel();
    if (wish.files) listFiles(context, wish.files);
    else void listPage(context);
  };
  const readAgain = (ids: readonly string[]) => {
    looker.again(ids);
    if (store.getState().step === "plan") replan();
  };
  return {
    show: (wish) => {
      if (wish !== shown) list(wish);
    },
    listAgain: () => list(shown ?? {}),
    want: looker.want,
    readAgain,
    allow: async () => {
      const missing = missingHosts(store.getState());
      if (!missing) return;
      const origins = missing.origins.length > 0 ? missing.origins : allSites;
      if (await requestHosts(origins)) readAgain(missing.ids);
    },
    setLeastSide: (leastSide) => {
      store.setState((state) => ({
        leastSide,
        ticked: tickedInSight({ ...state, leastSide }),
      }));
      if (store.getState().likeness) void compareAll(context, looker);
    },
    setGrouping: (isGrouping) => {
      comparing.cancel();
      if (isGrouping) void compareAll(context, looker);
      else store.setState({ likeness: undefined });
    },
    tick: (ids, isTicked) =>
      store.setState(({ ticked }) => {
        const next = new Set(ticked);
        for (const id of ids) {
          if (isTicked) next.add(id);
          else next.delete(id);
        }
        return { ticked: next };
      }),
  };
}
