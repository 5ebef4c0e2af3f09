import { describe, expect, it } from "vitest";
import { picturesInText } from "@/utils/relay/dialects/markdown";
import { PNG_BASE64 } from "../fake-relay";

const A = "https://files.test/a.png";
const DATA = `data:image/png;base64,${PNG_BASE64}`;
const LINES = DATA.replace(/.{76}/g, "$&\r\n  ");

/** An address that does not say what lies there. */
const numbered = (number: number) => `https://files.test/${number}`;

describe("pictures in a model's words", () => {
  it.each<[string, readonly string[]]>([
    [`![a](<${A}>)`, [A]],
    [`![a]( ${A} )`, [A]],
    ["![a](https://files.test/a_(1).png)", ["https://files.test/a_(1).png"]],
    [`![a](${A.replace("https", "HTTPS")})`, [A.replace("https", "HTTPS")]],
    [`![a][1]\n\n[1]: ${A}`, [A]],
    [`Here it is: ${A} - enjoy.`, [A]],
    [`图片：${A}，请查收`, [A]],
    [`${A}\n${A.replace("a.", "b.")}`, [A, A.replace("a.", "b.")]],
    [`<img alt="x" src='https://files.test/1'>`, ["https://files.test/1"]],
    [`\`\`\`json\n${JSON.stringify({ image_url: A })}\n\`\`\``, [A]],
    [`![a](${A}) [download](https://files.test/b.png)`, [A]],
    [`<img src="${A}"> [open](https://site.test/page)`, [A]],
    ["see https://site.test/page for more", []],
    ["[download](https://files.test/1) or [this](https://files.test/2)", [1, 2].map(numbered)],
    [` ${numbered(1)} `, [numbered(1)]],
    ["[a picture](https://site.test/a.html) of ![nothing]()", ["https://site.test/a.html"]],
  ])("%j", (text, found) => expect(picturesInText(text, "said")).toEqual(found));

  it("may be written in lines inside of brackets or quotes, and are then not cut at the first", () => {
    expect(picturesInText(`![a](${LINES})`, "said")).toEqual([LINES]);
    expect(picturesInText(`<img src="${LINES}">`, "said")).toEqual([LINES]);
    expect(picturesInText(`${DATA}\nHere it is`, "said")).toEqual([DATA]);
  });

  it("may have further words in a `data:` address, and capitals", () => {
    for (const type of ["data:image/png;name=a.png;base64,", "DATA:image/PNG;base64,"])
      expect(picturesInText(`![a](${type}${PNG_BASE64})`, "said")).toEqual([type + PNG_BASE64]);
  });

  it("are no half ones where the connection broke", () => {
    expect(picturesInText(`Here: ${A}`, "cut")).toEqual([]);
    expect(picturesInText(`Here: ${A}`, "silent")).toEqual([A]);
    expect(picturesInText(`![a](${DATA.slice(0, 60)}`, "silent")).toEqual([]);
  });
});
