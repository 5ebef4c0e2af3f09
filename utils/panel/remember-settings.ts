import { createDebounce } from "@/utils/async/debounce";
import type { Editor, EditorSettings } from "@/utils/editor/editor-types";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Dragging a slider changes a setting sixty times a second; one write afterwards is enough. */
const WAIT_MS = 500;

/** Keeps tool, brush and colour from one panel to the next, and follows the settings page. Returns unsubscribe. */
export function rememberSettings(editor: Editor): () => void {
  let changed: EditorSettings | undefined;
  const save = () => {
    if (changed) void saveSettings(changed);
  };
  const saving = createDebounce(save, { waitMs: WAIT_MS });
  const stop = editor.onSettingsChange((settings) => {
    changed = settings;
    saving.schedule();
  });
  void readSettings().then((settings) => editor.changeSettings(settings));
  const unwatch = watchSettings((settings) => {
    // What is being changed here and now is newer than what was stored.
    if (!saving.isPending) editor.changeSettings(settings);
  });
  return () => {
    saving.cancel();
    stop();
    unwatch();
  };
}
