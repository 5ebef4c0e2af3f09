/** In place of a profile's id: nothing was sent, the picture was changed here. */
export const THIS_DEVICE = "this-device";

/** Whether an edit was made on this device: it has no server, and cost nothing. */
export function isOfThisDevice({ host }: { readonly host: string }): boolean {
  return host === "";
}
