import { useEffect, useState } from "react";
import { readReference } from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/services";

/** Three times its size on screen, px. */
const SIDE = 120;

/** The address of a further picture's small version, once it is made. */
export function useReferenceThumb(id: string, services: PanelServices): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    const make = async () => {
      const pixels = await readReference(id);
      const thumb = pixels.ok
        ? await services.pixels.thumbnail({ picture: pixels.value, maxSide: SIDE })
        : pixels;
      if (!thumb.ok || isGone) return;
      made = URL.createObjectURL(thumb.value);
      setUrl(made);
    };
    void make();
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, services]);
  return url;
}
