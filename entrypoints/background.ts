import { defineBackground } from "wxt/utils/define-background";
import { createDelivery } from "@/utils/capture/deliver";
import { createPanelFallback } from "@/utils/capture/panel-fallback";
import { ok } from "@/utils/core/result";
import { createEditRunner } from "@/utils/edits/runner";
import { testConnection } from "@/utils/edits/test-connection";
import { serve } from "@/utils/messages/server";
import { announceEdit } from "@/utils/platform/broadcast";
import { canDecode } from "@/utils/platform/decode";
import { translate } from "@/utils/platform/i18n";
import { keepAliveWhile } from "@/utils/platform/keep-alive";
import { installMenus, onImageClicked, onToolbarClicked } from "@/utils/platform/menus";
import { openPanel, openPanelTab } from "@/utils/platform/panel";
import { hasHost } from "@/utils/platform/permissions";
import { sleep } from "@/utils/platform/sleep";
import { lockLocalStorage } from "@/utils/platform/storage";
import { onWatchdog, startWatchdog, stopWatchdog } from "@/utils/platform/watchdog";
import { dropOldDrafts } from "@/utils/store/drafts";
import { readKey } from "@/utils/store/keys";
import { readProfile } from "@/utils/store/profiles";

const MENU_REDRAW = "redraw";

/** Wires the parts. Every listener is registered before this function returns. */
export default defineBackground(() => {
  const fetchFromHere: typeof fetch = (input, init) => fetch(input, init);
  const now = () => Date.now();
  const runner = createEditRunner({
    fetch: fetchFromHere,
    now,
    sleep,
    canDecode,
    hasHost,
    readProfile,
    readKey,
    keepAliveWhile,
    startWatchdog,
    stopWatchdog,
    announce: announceEdit,
  });
  const delivery = createDelivery({ fetch: fetchFromHere, now, makeId: () => crypto.randomUUID() });
  const fallback = createPanelFallback(openPanelTab);

  installMenus([{ id: MENU_REDRAW, title: translate("menu_redraw"), contexts: ["image"] }]);
  onImageClicked((click) => {
    // The first statement: anything awaited before it would lose the gesture.
    void openPanel(click.windowId);
    const jobId = delivery.deliver(click);
    fallback.expect(click.windowId, jobId);
  });
  onToolbarClicked((windowId) => void openPanel(windowId));
  onWatchdog(() => void runner.settle());

  serve({
    "run-edit": ({ editId }) => runner.run(editId),
    "cancel-edit": ({ editId }) => runner.cancel(editId),
    "repair-edit": ({ editId }) => runner.repair(editId),
    "settle-edits": () => runner.settle(),
    "test-connection": ({ profileId }) =>
      testConnection(profileId, {
        fetch: fetchFromHere,
        now,
        sleep,
        readProfile,
        readKey,
        hasHost,
      }),
    "inbox-seen": async ({ windowId, jobId }) => {
      fallback.seen(windowId, jobId);
      return ok(null);
    },
    "capture-again": async ({ windowId }) => {
      await delivery.again(windowId);
      return ok(null);
    },
    "capture-stop": async ({ windowId }) => {
      delivery.stop(windowId);
      return ok(null);
    },
  });

  void lockLocalStorage();
  void runner.settle();
  void dropOldDrafts(now());
});
