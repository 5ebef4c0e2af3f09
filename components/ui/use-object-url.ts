import { useEffect, useState } from "react";

/**
 * An address for the Blob that `read` resolves to, revoked when it changes or
 * the component unmounts. `undefined` until it is there, and where there is
 * none. `read` must keep its identity between renders (`useCallback`).
 */
export function useObjectUrl(read: () => Promise<Blob | undefined>): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void read().then((blob) => {
      if (!blob || isGone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [read]);
  return url;
}
