import type { InputHTMLAttributes, Ref } from "react";

interface FilePickerProps
  extends Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "multiple" | "aria-label"> {
  /** To open it: `ref.current?.click()`. */
  readonly ref: Ref<HTMLInputElement>;
  /** At least one. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
  readonly "data-testid"?: string;
}

/** The browser's dialog for files, opened by a button of ours. The same file can be chosen twice. */
export function FilePicker({ onFiles, ...input }: FilePickerProps) {
  return (
    <input
      {...input}
      type="file"
      hidden
      onChange={({ currentTarget }) => {
        const [first, ...others] = currentTarget.files ?? [];
        currentTarget.value = "";
        if (first) onFiles([first, ...others]);
      }}
    />
  );
}
