import { createRoot } from "react-dom/client";
import "@/components/ui/tokens.css";
import "./before.css";
import { PanelApp, untilDrawable } from "@/components/app/PanelApp";
import { TextProvider } from "@/components/ui/text";
import { followLook } from "@/utils/look/look";
import { request } from "@/utils/messages/client";
import { onBackgroundEnded } from "@/utils/messages/watch-background";
import { createPanel, type Panel } from "@/utils/panel/panel";
import type { PanelServices } from "@/utils/panel/state/services";
import { createPixelClient } from "@/utils/pixels/worker/client";
import { onEditAnnounced, onPartialAnnounced, onUnstored } from "@/utils/platform/broadcast";
import { copyPicture } from "@/utils/platform/clipboard";
import { editShortcuts } from "@/utils/platform/commands";
import { readOtherWords } from "@/utils/platform/other-words";
import { openOptions, openPanelTab } from "@/utils/platform/panel";
import { ALL_SITES, requestHosts } from "@/utils/platform/permissions";
import { readPractice } from "@/utils/platform/practice";
import { askToPersist } from "@/utils/platform/quota";
import { saveFile } from "@/utils/platform/save-file";
import { limitInjection } from "@/utils/platform/trusted-types";
import { ahead } from "./look-ahead";

limitInjection(window);

/** After the next paint, when nothing is left to do, or at the latest this much later. */
const IDLE_WITHIN_MS = 2000;

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: IDLE_WITHIN_MS }));
  });
}

/** Wires the panel to this browser. */
async function makePanel(): Promise<Panel> {
  const pixels = createPixelClient();
  const known = await ahead;
  const { windowId } = known;
  // Its start would take the processor from what is about to be drawn.
  void known.isDrawn.then((isDrawn) => !isDrawn && pixels.begin());
  const services: PanelServices = {
    windowId,
    pixels,
    request,
    now: () => Date.now(),
    whenIdle,
    makeId: () => crypto.randomUUID(),
    requestHosts,
    allSites: ALL_SITES,
    saveFile,
    copyPicture,
    readPractice: () => readPractice(fetch),
    openOptions: () => void openOptions(),
    openInTab: () => void openPanelTab(windowId),
    editShortcuts: () => void editShortcuts(),
    readOtherWords: () => readOtherWords((address) => fetch(address)),
    onBackgroundEnded,
    isVisible: () => document.visibilityState === "visible",
    onVisible: (heard) => {
      const listen = () => document.visibilityState === "visible" && heard();
      document.addEventListener("visibilitychange", listen);
      return () => document.removeEventListener("visibilitychange", listen);
    },
    onEditAnnounced,
    onPartialAnnounced,
    onUnstored,
  };
  return createPanel(services, undefined, known);
}

/**
 * The bar of the page itself is there before; this long may pass before it is one
 * whose buttons work, with or without the picture, ms.
 */
const DRAWN_WITHIN_MS = 300;

/** What is to be shown is looked up while the words are read. */
async function startPanel(): Promise<Panel> {
  const panel = await makePanel();
  panel.start();
  return panel;
}

const starting = startPanel();
const drawLatest = new Promise<void>((resolve) => setTimeout(resolve, DRAWN_WITHIN_MS));
const root = createRoot(document.getElementById("root") ?? document.body);
void askToPersist();
void followLook(fetch, async ({ translate, locale }) => {
  const panel = await starting;
  await Promise.race([untilDrawable(panel), drawLatest]);
  root.render(
    <TextProvider translate={translate} locale={locale}>
      <PanelApp panel={panel} />
    </TextProvider>,
  );
});
