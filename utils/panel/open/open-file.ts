import { appError } from "@/utils/core/app-error";
import { firstPicture, isNamedPicture } from "@/utils/core/picture/picture-files";
import { openPicture, showArrivalError } from "@/utils/panel/open/open-picture";
import { type FileWay, saveFile } from "@/utils/panel/picture/save-file";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways to open files. */
export interface FileActions {
  /** Opens the first picture among files, and names the others. */
  openFiles(files: readonly File[], way: FileWay): Promise<void>;
  /** Opens a folder's only picture, or lets the person choose. */
  openFolder(folder: Folder): Promise<void>;
  /** Opens one of the files that came along with another. */
  openFurther(file: File): Promise<void>;
}

/** They come with the editor's code, which begins to be loaded as the page starts. */
export function createFileActions(context: PanelContext): FileActions {
  return {
    openFiles: (files, way) => openFiles(context, files, way),
    openFolder: (folder) => openFolder(context, folder),
    openFurther: (file) => openFurther(context, file),
  };
}

/**
 * Opens the first picture among files that were chosen, pasted or dropped. One is
 * open at a time: the others are named, and one click away.
 */
async function openFiles(
  context: PanelContext,
  files: readonly File[],
  way: FileWay,
): Promise<void> {
  const file = firstPicture(files);
  if (!file) return;
  const { store, services } = context;
  const signal = context.opening.next();
  store.setState({ arrival: { state: "capturing", isFile: true }, view: "editor", further: [] });
  const saved = await saveFile(file, way, services);
  if (signal.aborted) return;
  const opened = saved.ok
    ? await openPicture(context, { pictureId: saved.value.id, signal, comes: { isAnew: true } })
    : saved;
  if (signal.aborted) return;
  if (!opened.ok) showArrivalError(context, opened.error, true);
  const { together } = store.getState();
  const isOneOfThem = files.every((one) => together.includes(one));
  store.setState({
    further: files.filter((other) => other !== file),
    together: isOneOfThem ? together : files,
  });
}

/** A folder that was dropped. */
export interface Folder {
  readonly name: string;
  /** The files in it, not those of folders within. Rejects where it cannot be read. */
  readonly list: () => Promise<readonly File[]>;
}

/**
 * Opens the only picture of a folder, or lets the person choose. Errors:
 * `folder_without_pictures`, `file_unreadable`.
 */
async function openFolder(context: PanelContext, folder: Folder): Promise<void> {
  const { store } = context;
  const signal = context.opening.next();
  store.setState({ arrival: { state: "capturing", isFile: true }, view: "editor", further: [] });
  const files = await folder.list().catch((cause: unknown) => String(cause));
  if (signal.aborted) return;
  if (typeof files === "string") {
    return showArrivalError(context, appError("file_unreadable", { detail: files }), true);
  }
  const pictures = files.filter(isNamedPicture);
  const [only, ...others] = pictures;
  if (!only) return showArrivalError(context, appError("folder_without_pictures"), true);
  if (others.length === 0) return openFiles(context, pictures, "drop");
  const arrival = { state: "choosing", folder: folder.name } as const;
  store.setState({ arrival, further: pictures, together: pictures });
}

/** Opens one of the files that came along; the others stay at hand. */
async function openFurther(context: PanelContext, file: File): Promise<void> {
  const { further } = context.store.getState();
  await openFiles(context, [file, ...further.filter((other) => other !== file)], "drop");
}
