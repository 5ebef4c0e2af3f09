import { browser } from "wxt/browser";
import { PRACTICE_NAME } from "@/utils/core/project";

type ReadFile = (url: string) => Promise<{ blob(): Promise<Blob> }>;

/**
 * The picture that people try things on (`public/practice.webp`).
 *
 * @param readFile `fetch`
 */
export async function readPractice(readFile: ReadFile): Promise<File> {
  const file = await readFile(browser.runtime.getURL(`/${PRACTICE_NAME}` as never));
  return new File([await file.blob()], PRACTICE_NAME, { type: "image/webp" });
}
