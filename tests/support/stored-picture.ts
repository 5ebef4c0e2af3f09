import { savePicture } from "@/utils/store/pictures";

/** Stores a picture of 8 × 8 px whose file holds this text; returns its id. */
export async function storedPicture(text: string): Promise<string> {
  const saved = await savePicture(new Blob([text], { type: "image/png" }), {
    type: "image/png",
    size: { width: 8, height: 8 },
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "page" },
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.id;
}
