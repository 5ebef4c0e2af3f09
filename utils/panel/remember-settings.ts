import type { Editor } from "@/utils/editor/editor-types";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Dragging a slider changes a setting sixty times a second; one write after it is enough. */
const PAUSE_MS = 500;

/** Tool, brush and paint are as they were left, and follow the settings page. */
export function rememberSettings(editor: Editor): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = editor.onSettingsChange((settings) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      void saveSettings(settings);
    }, PAUSE_MS);
  });
  void readSettings().then((settings) => editor.changeSettings(settings));
  const unwatch = watchSettings((settings) => {
    // What is being changed here and now is newer than what was stored.
    if (timer === undefined) editor.changeSettings(settings);
  });
  return () => {
    clearTimeout(timer);
    stop();
    unwatch();
  };
}
