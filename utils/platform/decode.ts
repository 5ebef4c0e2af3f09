/** Whether this browser can make a picture of the bytes. Tried for real: headers lie. */
export async function canDecode(picture: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(picture);
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
