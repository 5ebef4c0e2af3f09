/** Arc resolves `sidePanel.open()` and shows nothing; a slow machine still paints within this time. */
const PATIENCE_MS = 2_000;

/** Waits for a window's panel to say that it shows a job, and opens a tab in its stead if none does. */
export interface PanelFallback {
  expect(windowId: number, jobId: string): void;
  seen(windowId: number, jobId: string): void;
}

/** `openTab` opens the panel's page as a tab of a window. */
export function createPanelFallback(openTab: (windowId: number) => Promise<void>): PanelFallback {
  const awaited = new Map<number, { jobId: string; timer: ReturnType<typeof setTimeout> }>();
  const forget = (windowId: number) => {
    clearTimeout(awaited.get(windowId)?.timer);
    awaited.delete(windowId);
  };
  return {
    expect(windowId, jobId) {
      forget(windowId);
      const timer = setTimeout(() => {
        awaited.delete(windowId);
        void openTab(windowId);
      }, PATIENCE_MS);
      awaited.set(windowId, { jobId, timer });
    },
    seen(windowId, jobId) {
      if (awaited.get(windowId)?.jobId === jobId) forget(windowId);
    },
  };
}
