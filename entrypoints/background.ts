import { defineBackground } from "wxt/utils/define-background";
import { readChosenWords } from "@/utils/capture/deliver/chosen-words";
import { createDelivery, type Delivery } from "@/utils/capture/deliver/deliver";
import { pickWords, registerWaysIn, toPickTab } from "@/utils/capture/deliver/listeners";
import { createPanelFallback, type PanelFallback } from "@/utils/capture/deliver/panel-fallback";
import { listPage } from "@/utils/capture/gallery/list-page";
import { takeListed } from "@/utils/capture/gallery/take-listed";
import { swapOnPage } from "@/utils/capture/replace/replace-on-page";
import { appError } from "@/utils/core/app-error";
import { RETENTION } from "@/utils/core/history/retention";
import { err, ok } from "@/utils/core/result";
import { editAsCurl } from "@/utils/edits/as-curl";
import { createBadge } from "@/utils/edits/badge";
import { createNotifier } from "@/utils/edits/notifier";
import { readProfileBalance } from "@/utils/edits/read-balance";
import { createEditRunner, type EditRunner } from "@/utils/edits/runner";
import { testConnection } from "@/utils/edits/test-connection";
import { serve } from "@/utils/messages/server";
import { forgetAsked, noteAsked, wasAsked } from "@/utils/platform/asked";
import { setBadge } from "@/utils/platform/badge";
import { announceEdit, announcePartial, offerUnstored } from "@/utils/platform/broadcast";
import { canDecode } from "@/utils/platform/decode";
import { keepAliveWhile } from "@/utils/platform/keep-alive";
import { acceptLifelines } from "@/utils/platform/lifeline";
import { onLockAlarm, setLockAlarm } from "@/utils/platform/lock-alarm";
import { onToolbarClicked } from "@/utils/platform/menus";
import { awayFromHome, clearNetRules, withClosedConnection } from "@/utils/platform/net-rules";
import { mayNotify, notify, onNotificationClicked } from "@/utils/platform/notify";
import { focusLastWindow, openPanel, openPanelTab } from "@/utils/platform/panel";
import { hasHost } from "@/utils/platform/permissions";
import { plainText } from "@/utils/platform/plain-text";
import { extensionVersion, onFirstInstall, openOwnPage } from "@/utils/platform/runtime";
import { sleep } from "@/utils/platform/sleep";
import { lockLocalStorage } from "@/utils/platform/storage";
import { readActiveTab } from "@/utils/platform/tabs";
import { onWatchdog, startWatchdog, stopWatchdog } from "@/utils/platform/watchdog";
import { greetOnce } from "@/utils/settings/greet";
import { dropOldDrafts } from "@/utils/store/drafts";
import { listRunningEdits } from "@/utils/store/edits";
import { isKeyLocked, readCredentials } from "@/utils/store/keys";
import { closeIdleLock } from "@/utils/store/lock-record";
import { readProfile } from "@/utils/store/profiles";
import { removeDeleted } from "@/utils/store/remove";
import { keepBudget } from "@/utils/store/room";
import { sweepNowAndThen } from "@/utils/store/sweep";
import { markSeen } from "@/utils/store/unseen";

const now = () => Date.now();

const fetchFromHere: typeof fetch = (input, init) => fetch(input, init);

/** Menu entries and the picker speak the chosen language, too. */
const readWords = () => readChosenWords(fetchFromHere);

const fetchFromServer = (input: string, init?: RequestInit) =>
  withClosedConnection(input, () => fetch(input, init));

const connection = {
  fetch: fetchFromServer,
  now,
  sleep,
  readProfile,
  readKey: readCredentials,
  isKeyLocked,
  hasHost,
};

/** Clicks: the panel opens, and the picture is brought to it. */
function registerClicks(delivery: Delivery, fallback: PanelFallback): void {
  // Nothing may be awaited before the panel is opened: that would lose the gesture.
  registerWaysIn(delivery, (windowId) => void openPanel(windowId), fallback.expect, readWords);
  onToolbarClicked((windowId) => void openPanel(windowId));
}

/** Requests of the extension's own pages. */
function registerMessages(runner: EditRunner, delivery: Delivery, fallback: PanelFallback): void {
  const done = ok(null);
  serve({
    "run-edit": ({ editId }) => runner.run(editId),
    "cancel-edit": ({ editId }) => runner.cancel(editId),
    "repair-edit": ({ editId }) => runner.repair(editId),
    "pause-queue": () => runner.pause(),
    "resume-queue": () => runner.resume(),
    "cancel-queue": () => runner.cancelAll(),
    "edit-made": async ({ editId }) => {
      announce(editId);
      return done;
    },
    "edits-seen": async ({ editIds }) => {
      const seen = await markSeen(editIds);
      for (const editId of editIds) announceEdit(editId);
      showBadge();
      return seen.ok ? done : seen;
    },
    "settle-edits": () => runner.settle(),
    "test-connection": ({ profileId }) => testConnection(profileId, connection),
    "read-balance": ({ profileId }) => readProfileBalance(profileId, connection),
    "edit-as-curl": ({ editId }) => editAsCurl(editId, connection),
    "swap-on-page": swapOnPage,
    "inbox-seen": async ({ windowId, jobId }) => {
      fallback.seen(windowId, jobId);
      return done;
    },
    "capture-again": async ({ windowId }) => {
      await delivery.again(windowId);
      return done;
    },
    "capture-stop": async ({ windowId }) => {
      await delivery.stop(windowId);
      return done;
    },
    "capture-screen": async ({ windowId }) => {
      await delivery.takeOnScreen(windowId);
      return done;
    },
    "capture-larger": async ({ windowId, url }) => {
      await delivery.takeLarger(windowId, url);
      return done;
    },
    "capture-dropped": async ({ windowId, url }) => {
      const tab = await readActiveTab(windowId);
      if (!tab) return err(appError("capture_restricted_page"));
      delivery.deliver({ ...toPickTab(tab), frameId: 0, sourceUrl: url });
      return done;
    },
    "list-page": ({ windowId }) => listPage(windowId, crypto.randomUUID()),
    "take-listed": async (target) => ok(await takeListed(target, { fetch: fetchFromHere, now })),
    "capture-pick": async ({ windowId, mode }) => {
      const tab = await readActiveTab(windowId);
      if (!tab) return err(appError("capture_restricted_page"));
      delivery.pick(toPickTab(tab), mode);
      return done;
    },
  });
}

/** Tells all panels that an edit has changed; it may have grown the history beyond its budget. */
function announce(editId: string): void {
  announceEdit(editId);
  showBadge();
  void tellEnd(editId);
  keepBudgetSoon();
}

/** By position: the names of placeholders stand in a file that is too large for the background. */
const words = (key: string, count?: number) =>
  plainText(key, count === undefined ? [] : [String(count)]);

const showBadge = createBadge(setBadge, words);

const tellEnd = createNotifier({ words, mayNotify, notify, sleep });

/** Opens the panel where the person is; Chromium does so only as a tab without a click on the page. */
async function openWhereLooked(): Promise<void> {
  const windowId = await focusLastWindow();
  if (windowId !== undefined && !(await openPanel(windowId))) await openPanelTab(windowId);
}

/** Once a while has passed without anything happening. */
function keepBudgetSoon(): void {
  clearTimeout(budgetTimer);
  budgetTimer = setTimeout(() => void keepBudget(), BUDGET_PAUSE_MS);
}

let budgetTimer: ReturnType<typeof setTimeout> | undefined;

const BUDGET_PAUSE_MS = 3_000;

/**
 * Locks keys that nothing used for the time the person chose. An edit that runs
 * counts as use, and so the queue behind it; a queue that was paused does not.
 */
async function lockIdleKeys(): Promise<void> {
  const edits = await listRunningEdits();
  const isBusy = edits.ok && edits.value.some(({ state }) => state !== "queued");
  await setLockAlarm(await closeIdleLock(now(), isBusy));
}

/** Wires the parts. Every listener is registered before this function returns. */
export default defineBackground(() => {
  const rest = acceptLifelines(() => void runner.settle());
  const runner = createEditRunner({
    ...connection,
    awayFromHome,
    asked: { note: noteAsked, has: wasAsked, forget: forgetAsked },
    rest,
    canDecode,
    keepAliveWhile,
    startWatchdog,
    stopWatchdog,
    announce,
    announcePartial,
    offerUnstored,
  });
  const delivery = createDelivery({
    fetch: fetchFromHere,
    now,
    makeId: () => crypto.randomUUID(),
    words: async (mode) => pickWords(mode, await readWords()),
  });
  const fallback = createPanelFallback(openPanelTab);
  registerClicks(delivery, fallback);
  registerMessages(runner, delivery, fallback);
  onNotificationClicked(() => void openWhereLooked());
  onFirstInstall(() => void greetOnce(() => openOwnPage("/welcome.html"), extensionVersion()));
  onWatchdog(() => void runner.settle());
  showBadge();
  onLockAlarm(() => void lockIdleKeys());
  void clearNetRules();
  void lockLocalStorage();
  void runner.settle();
  void dropOldDrafts(now());
  void removeDeleted(now() - RETENTION.deletedEditMs);
  void sweepNowAndThen(now());
});
