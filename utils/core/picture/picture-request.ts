/**
 * What an `<img>` asks for (Chromium; Firefox differs in the order of what both
 * take). Servers choose the type by it, and some serve pictures to nothing else.
 */
export const PICTURE_ACCEPT = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
