import { createElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

/** The bytes of the picture that the panel of this window was told of. */
async function readPicture(): Promise<Blob> {
  const { id } = await chrome.windows.getCurrent();
  const key = `inbox:${id}`;
  const inbox = (await chrome.storage.session.get(key))[key] as { readonly pictureId: string };
  const open = indexedDB.open("redraw");
  await new Promise((done) => open.addEventListener("success", done));
  const records = open.result.transaction("records").objectStore("records");
  const read = records.get(`bytes:${inbox.pictureId}`);
  await new Promise((done) => read.addEventListener("success", done));
  return read.result as Blob;
}

/** The least panel that shows a picture: what WXT's starter with React comes to. */
function Least() {
  const [address, setAddress] = useState("");
  useEffect(() => {
    void readPicture().then((bytes) => setAddress(URL.createObjectURL(bytes)));
  }, []);
  return createElement(
    "main",
    undefined,
    createElement("h1", undefined, "Picture"),
    address && createElement("img", { src: address, width: 360, alt: "" }),
  );
}

createRoot(document.body).render(createElement(Least));
