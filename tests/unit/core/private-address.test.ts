import { describe, expect, it } from "vitest";
import { isPrivateHost, PRIVATE_URL_PATTERNS } from "@/utils/core/server/private-address";

describe("a host on this machine or a local network", () => {
  it.each([
    ...["localhost", "LOCALHOST", "localhost.", "app.localhost", "printer", "nas.local"],
    ...["NAS.LOCAL.", "db.internal", "tv.home.arpa"],
    ...["0.0.0.0", "10.0.0.1", "10.255.255.255", "127.0.0.1", "127.8.8.8"],
    ...["100.64.0.1", "100.127.255.255", "169.254.169.254", "192.168.0.1", "192.168.255.255"],
    ...["172.16.0.1", "172.20.0.1", "172.31.255.255"],
    ...["[::1]", "[::]", "[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[fe90::1]", "[feab::1]"],
    ...["[febf::1]", "[::ffff:7f00:1]", "[::ffff:a00:1]", "[::ffff:ac1f:ffff]", "[::ffff:c0a8:1]"],
    ...["[::ffff:0:7f00:1]", "[64:ff9b:1::c0a8:1]"],
  ])("%s", (host) => expect(isPrivateHost(host)).toBe(true));
});

describe("a host on the internet", () => {
  it.each([
    ...["example.com", "localhost.example.com", "mylocal.com", "home.arpa.example", "xlocal.net"],
    ...["1.1.1.1", "9.255.255.255", "11.0.0.0", "126.0.0.1", "128.0.0.1"],
    ...["100.63.255.255", "100.128.0.0", "169.253.0.1", "169.255.0.1"],
    ...["172.15.255.255", "172.32.0.0", "192.167.0.1", "192.169.0.1", "193.168.0.1"],
    ...["10.0.0.1.example.com", "1.10.0.0.1.nip.io"],
    ...["[2001:db8::1]", "[fec0::1]", "[fe70::1]", "[fb00::1]", "[::2]", "[2001:db8::fd00]"],
    ...["[2001::fe80]", "[::ffff:101:101]", "[::ffff:ac20:0]", "[64:ff9b::ffff:7f00:1]"],
    ...["[::ffff:0:808:808]", "[64:ff9b:1::808:808]", "[64:ff9b:2::7f00:1]"],
  ])("%s", (host) => expect(isPrivateHost(host)).toBe(false));
});

const matches = (url: string) =>
  PRIVATE_URL_PATTERNS.some((pattern) => new RegExp(pattern).test(url));

describe("patterns for private addresses", () => {
  it.each([
    ...[0, 9, 10, 11, 100, 126, 127, 128, 169, 172, 192, 223, 224, 239, 240, 255].flatMap((first) =>
      [0, 15, 16, 31, 32, 63, 64, 127, 128, 168, 169, 254].map(
        (second) => `${first}.${second}.1.2`,
      ),
    ),
    "localhost",
    "localhost.",
    "a.localhost",
    "printer",
    "nas.local",
    "a.internal",
    "router.home.arpa",
    "local.example.com",
    "internal-a.example.com",
    "[::1]",
    "[::]",
    "[::ffff:7f00:1]",
    "[64:ff9b::a00:1]",
    "[64:ff9b:1::7f00:1]",
    "[::ffff:0:7f00:1]",
    "[fd00::1]",
    "[fe80::1]",
    "[febf::1]",
    "[2001:db8::1]",
  ])("say the same of %s as the look at the host alone", (host) => {
    for (const rest of ["/a", ":8443/a.png?x=1"]) {
      const url = new URL(`https://${host}${rest}`);
      expect(matches(url.href)).toBe(isPrivateHost(url.hostname));
    }
  });
});
