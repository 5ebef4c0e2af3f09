import type { EditState } from "@/utils/core/edit/edit";

interface FileRow {
  /** Under which heading the settings page counts it. */
  readonly usage: "requests" | "derived";
  /**
   * Whether it may go while its edit stays: derived files always, a raw answer
   * once it was read to the end.
   */
  readonly spare: "never" | "always" | "when-done";
}

/** The kinds of an edit's own files whose bytes are counted. */
export const OWN_FILES = {
  /** What was sent: image, mask and further pictures. */
  sent: { usage: "requests", spare: "never" },
  /** The server's raw answer. */
  answer: { usage: "requests", spare: "when-done" },
  /** Results put into the picture: derived, can be made again. */
  placed: { usage: "derived", spare: "always" },
  thumbs: { usage: "derived", spare: "never" },
} as const satisfies Record<string, FileRow>;

type OwnFile = keyof typeof OWN_FILES;

/** How much of the disk each kind of an edit's own files takes, bytes. */
export type OwnBytes = { readonly [K in OwnFile]: number };

export const OWN_FILE_NAMES = Object.keys(OWN_FILES) as readonly OwnFile[];

/** Makes sizes kind by kind, bytes. */
export function mapOwnFiles(sizeOf: (file: OwnFile) => number): OwnBytes {
  return Object.fromEntries(OWN_FILE_NAMES.map((file) => [file, sizeOf(file)])) as OwnBytes;
}

export const NO_BYTES: OwnBytes = mapOwnFiles(() => 0);

/** Whether nothing is lost if such a file of an edit in this state goes. */
export function isSpare(file: OwnFile, state: EditState): boolean {
  const { spare }: FileRow = OWN_FILES[file];
  return spare === "always" || (spare === "when-done" && state === "done");
}

/** The bytes of the files that `counts` chooses. */
export function sumOwn(bytes: OwnBytes, counts: (file: OwnFile) => boolean = () => true): number {
  return OWN_FILE_NAMES.filter(counts).reduce((sum, file) => sum + bytes[file], 0);
}
