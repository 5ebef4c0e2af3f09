import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { useStore } from "zustand";
import { FilePicker } from "@/components/ui/FilePicker";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { referenceLimit } from "@/utils/panel/send/references";

/** Adds pictures from files to what is sent, as long as the model takes more of them. */
export function AddReference({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const chooser = useRef<HTMLInputElement>(null);
  const count = useStore(panel.store, ({ ask }) => ask.references.length);
  const limit = useStore(panel.store, ({ server }) => referenceLimit(capabilityOf(server.profile)));
  if (limit < 1 || count >= limit) return null;
  const add = async (files: readonly File[]) => {
    for (const file of files) await panel.addReference(file, "file");
  };
  return (
    <>
      <IconButton
        label={t("prompt_add_reference")}
        data-testid="add-reference"
        onClick={() => chooser.current?.click()}
      >
        <ImagePlus aria-hidden="true" />
      </IconButton>
      <FilePicker
        ref={chooser}
        accept="image/*"
        multiple
        data-testid="reference-file"
        onFiles={(files) => void add(files)}
      />
    </>
  );
}
