/** An ICC profile of some tags; `space` and the like are four letters. */
export function iccProfile(space: string, tags: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tags);
  const head = Buffer.alloc(132 + names.length * 12);
  const body: Buffer[] = [];
  let at = head.length;
  for (const [i, name] of names.entries()) {
    const data = tags[name] ?? Buffer.alloc(0);
    head.write(name, 132 + i * 12, "latin1");
    head.writeUInt32BE(at, 136 + i * 12);
    head.writeUInt32BE(data.length, 140 + i * 12);
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    body.push(padded);
    at += padded.length;
  }
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x0210_0000, 8);
  head.write(`mntr${space}XYZ `, 12, "latin1");
  head.write("acsp", 36, "latin1");
  // Of the connection space: D50.
  for (const [i, value] of [0xf6d6, 0x1_0000, 0xd32d].entries())
    head.writeUInt32BE(value, 68 + i * 4);
  head.writeUInt32BE(names.length, 128);
  return Buffer.concat([head, ...body]);
}

const tag = (type: string, ...data: readonly number[]) =>
  Buffer.concat([Buffer.from(`${type}\0\0\0\0`, "latin1"), Buffer.from(data)]);

/** One curve: an exponent, in steps of 1/256. */
export function gammaTag(exponent: number): Buffer {
  const number = Math.round(exponent * 256);
  return tag("curv", 0, 0, 0, 1, number >> 8, number & 255);
}

/** A profile of greys. */
export function greyProfile(exponent: number): Buffer {
  const words = "grey\0";
  const wtpt = tag("XYZ ", 0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d);
  const rest = Buffer.alloc(78); // No names in other writings.
  return iccProfile("GRAY", {
    desc: Buffer.concat([tag("desc", 0, 0, 0, words.length), Buffer.from(words, "latin1"), rest]),
    cprt: Buffer.concat([tag("text"), Buffer.from("none\0", "latin1")]),
    wtpt,
    kTRC: gammaTag(exponent),
  });
}

/** A profile that names a transfer function by its number in ITU-T H.273. */
export function codedProfile(transfer: number): Buffer {
  return iccProfile("RGB ", { wtpt: tag("XYZ "), cicp: tag("cicp", 9, transfer, 0, 1) });
}
