/** What the names of pictures end in, also where the system knows no type. */
const ENDING = /\.(png|jpe?g|jfif|webp|avif|gif|bmp|ico|svg|heic|heif|jxl)$/i;

type Named = Pick<File, "name" | "type">;

/** A file that its type or its name calls a picture. */
export function isNamedPicture({ name, type }: Named): boolean {
  return type.startsWith("image/") || ENDING.test(name);
}

/** A file that may be a picture: nothing says that it is something else. */
function mayBePicture(file: Named): boolean {
  return isNamedPicture(file) || file.type === "" || file.type === "application/octet-stream";
}

/**
 * The file to open among several: the first that calls itself a picture, else the
 * first that may be one, else the first of all, to say what is wrong with it.
 */
export function firstPicture<F extends Named>(files: readonly F[]): F | undefined {
  return files.find(isNamedPicture) ?? files.find(mayBePicture) ?? files[0];
}
