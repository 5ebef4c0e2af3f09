/** Arc resolves `sidePanel.open()` and shows nothing; a slow machine still paints within this time. */
const PATIENCE_MS = 2_000;

/** Opens the panel as a tab if no panel confirms in time that it shows the job. */
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
