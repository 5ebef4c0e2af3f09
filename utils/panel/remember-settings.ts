import { createDebounce } from "@/utils/async/debounce";
import type { EditorSettings } from "@/utils/editor/editor-types";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Dragging a slider changes a setting sixty times a second; one write afterwards is enough. */
const WAIT_MS = 500;

/**
 * Keeps tool, brush and colour from one panel to the next, and follows the settings page. Where they
 * cannot be stored a person is told once, not at every change of a brush. Returns unsubscribe.
 */
export function rememberSettings({ editor, store }: PanelContext): () => void {
  let changed: EditorSettings | undefined;
  let isRefused = false;
  const save = async () => {
    if (!changed) return;
    const saved = await saveSettings(changed);
    if (!saved.ok && !isRefused) store.setState({ problem: saved.error });
    isRefused = !saved.ok;
  };
  const saving = createDebounce(() => void save(), { waitMs: WAIT_MS });
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
