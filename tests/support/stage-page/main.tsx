import { useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, type Editor } from "@/components/editor/editor-state";
import { Stage } from "@/components/editor/Stage";
import { ToolRow } from "@/components/editor/ToolRow";
import { TextProvider } from "@/components/ui/text";
import "@/components/ui/tokens.css";
import type { Size } from "@/utils/core/geometry";
import { translateFor } from "../translate";
import { photographLike } from "./photograph";

/** What a test does with the page from outside. */
export interface StagePage {
  readonly editor: Editor;
  /** Shows a picture made up on the spot; resolves when it has been painted once. */
  open(size: Size, options?: { readonly hasAlpha?: boolean }): Promise<void>;
}

declare global {
  var stagePage: StagePage | undefined;
}

interface Opened {
  readonly id: string;
  readonly bitmap: ImageBitmap;
  readonly size: Size;
}

const locale = new URLSearchParams(location.search).get("locale") === "zh_CN" ? "zh_CN" : "en";
const translate = translateFor(locale);

function Page() {
  const editor = useMemo(() => createEditor(), []);
  const [picture, setPicture] = useState<Opened>();
  globalThis.stagePage = {
    editor,
    async open(size, { hasAlpha = false } = {}) {
      const bitmap = await photographLike(size, hasAlpha);
      setPicture({ id: crypto.randomUUID(), bitmap, size });
      editor.open({ size });
      await nextPaint();
    },
  };
  return (
    <TextProvider translate={translate} locale={locale}>
      <div style={{ minHeight: 0 }}>
        {picture && <Stage editor={editor} picture={picture} label="Picture" />}
      </div>
      <ToolRow editor={editor} />
    </TextProvider>
  );
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
