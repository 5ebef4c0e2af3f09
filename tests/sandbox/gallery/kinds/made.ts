import type { Kind } from "../kind.ts";

const GROUP = "Made by the page";

/** Pictures without an address a server would answer. */
export const MADE_KINDS: readonly Kind[] = [
  {
    id: "data",
    group: GROUP,
    title: "data:",
    says: "A small PNG inside its address.",
    html: (_, target) => `<img ${target} alt="A wall" width="256" height="256">`,
    script: () => `
      const bytes = await (await fetch("/pictures/brick.png")).blob();
      const reader = new FileReader();
      reader.onload = () => { figure.querySelector("img").src = reader.result; };
      reader.readAsDataURL(bytes);`,
  },
  {
    id: "data-large",
    group: GROUP,
    title: "A large data: address",
    says: "3.3 MB of address: more than the browser tells an extension.",
    isAlone: true,
    html: (_, target) => `<img ${target} alt="Noise" width="420" height="420">`,
    script: () => `
      const bytes = await (await fetch("/pictures/noise.png")).blob();
      const reader = new FileReader();
      reader.onload = () => { figure.querySelector("img").src = reader.result; };
      reader.readAsDataURL(bytes);`,
  },
  {
    id: "data-svg",
    group: GROUP,
    title: "data: with an SVG as text",
    says: "Percent-encoded, not base64.",
    html: (_, target) =>
      `<img ${target} alt="A disc" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='240' height='160'%3E%3Crect width='240' height='160' fill='%23556'/%3E%3Ccircle cx='120' cy='80' r='60' fill='%23e0a030'/%3E%3C/svg%3E">`,
  },
  {
    id: "blob",
    group: GROUP,
    title: "blob:",
    says: "An object URL, readable in this page only.",
    html: (_, target) => `<img ${target} alt="A cat">`,
    script: () => `
      const bytes = await (await fetch("/pictures/chelsea.png")).blob();
      figure.querySelector("img").src = URL.createObjectURL(bytes);`,
  },
  {
    id: "blob-revoked",
    group: GROUP,
    title: "blob:, revoked",
    says: "Shown, but its object URL is no longer valid.",
    html: (_, target) => `<img ${target} alt="A cat">`,
    script: () => `
      const img = figure.querySelector("img");
      const bytes = await (await fetch("/pictures/chelsea.png")).blob();
      const address = URL.createObjectURL(bytes);
      img.src = address;
      await img.decode();
      URL.revokeObjectURL(address);`,
  },
  {
    id: "canvas",
    group: GROUP,
    title: "Canvas",
    says: "Drawn by the page from a picture of its own.",
    html: (_, target) => `<canvas ${target} width="451" height="300"></canvas>`,
    script: () => `
      const img = new Image();
      img.src = "/pictures/chelsea.png";
      await img.decode();
      figure.querySelector("canvas").getContext("2d").drawImage(img, 0, 0);`,
  },
  {
    id: "canvas-tainted",
    group: GROUP,
    title: "Canvas, tainted",
    says: "Drawn from another origin's picture: the page cannot read it back.",
    html: (_, target) => `<canvas ${target} width="600" height="400"></canvas>`,
    script: ({ other }) => `
      const img = new Image();
      img.src = "${other}/pictures/coffee.jpg";
      await img.decode();
      figure.querySelector("canvas").getContext("2d").drawImage(img, 0, 0);`,
  },
  {
    id: "video",
    group: GROUP,
    title: "Video",
    says: "A stream from a canvas, so that no encoder is needed.",
    html: (_, target) =>
      `<video ${target} width="400" height="260" muted autoplay playsinline></video>`,
    script: () => `
      const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 260 });
      const pen = canvas.getContext("2d");
      const img = new Image();
      img.src = "/pictures/rocket.jpg";
      await img.decode();
      let at = 0;
      const draw = () => {
        pen.drawImage(img, 0, 0, 400, 267);
        pen.fillStyle = "#e0a030";
        pen.fillRect(20 + (at++ % 180) * 2, 220, 24, 24);
        requestAnimationFrame(draw);
      };
      draw();
      const video = figure.querySelector("video");
      video.srcObject = canvas.captureStream(30);
      await video.play();
      await new Promise((shown) => video.requestVideoFrameCallback(shown));`,
  },
  {
    id: "service-worker",
    group: GROUP,
    title: "Made by a service worker",
    says: "No server knows its address. Needs a secure origin: 127.0.0.1 is one.",
    isAlone: true,
    html: (_, target) =>
      `<img ${target} alt="Made by the page's service worker" width="320" height="220">`,
    script: () => `
      await navigator.serviceWorker.register("/kinds/service-worker.js", { scope: "/kinds/service-worker" });
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      }
      figure.querySelector("img").src = "/synthetic/made.png";`,
  },
];

/** The page's service worker: answers `/synthetic/…` with a picture of its own. */
export const SERVICE_WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname.startsWith("/synthetic/")) event.respondWith(make());
});
async function make() {
  const canvas = new OffscreenCanvas(320, 220);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#38505c";
  pen.fillRect(0, 0, 320, 220);
  pen.fillStyle = "#e0a030";
  pen.beginPath();
  pen.arc(160, 110, 70, 0, 2 * Math.PI);
  pen.fill();
  return new Response(await canvas.convertToBlob({ type: "image/png" }), { headers: { "content-type": "image/png" } });
}
`;
