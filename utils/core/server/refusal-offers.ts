import type { AppError } from "@/utils/core/app-error";
import { type Capability, isMaskFile } from "@/utils/core/capability";
import type { Edit } from "@/utils/core/edit/edit";
import { countCharacters, withSuffix } from "@/utils/core/edit/prompt";
import type { Size } from "@/utils/core/geometry";
import { OPTIONAL_FIELDS, writeFields } from "@/utils/core/option-fields";
import { formatSize, parseSize } from "@/utils/core/server/capability-choice";
import type { LearnedLimits } from "@/utils/core/server/learned-limits";

/** What a refusal lets a person do with one click; what is learned by it is remembered. */
export type RefusalOffer = { readonly learned: Partial<LearnedLimits> } & (
  | { readonly kind: "field"; readonly value: string }
  /** Only the picture is sent; what is painted still decides what changes. */
  | { readonly kind: "mask" }
  | { readonly kind: "size" | "larger"; readonly value: string }
  | { readonly kind: "prompt" | "images" | "count" | "bytes"; readonly value: number }
);

/** What was sent, as far as a refusal can be about it. */
export type SentFacts = Pick<
  Edit,
  "sentSize" | "maskWay" | "references" | "options" | "prompt" | "suffix"
>;

/** What a server says of a field or a size is said in a few sentences; its patterns look back and forth. */
const MAX_WORDS = 2000;

/** Refusals that are about what was sent, and a failure that some relays answer to a mask. */
const CODES = new Set(["bad_request", "field_unknown", "request_too_large", "server_error"]);

function numberAfter(words: string, pattern: RegExp): number | undefined {
  const number = Number(pattern.exec(words)?.[1]?.replaceAll(/[,_\s]/g, ""));
  return number > 0 ? number : undefined;
}

/** The named size whose aspect is nearest to that of what was sent, then the largest. */
function nearest(sizes: readonly Size[], sent: Size): Size | undefined {
  const ratio = ({ width, height }: Size) => Math.log(width / height);
  const off = (size: Size) => Math.abs(ratio(size) - ratio(sent));
  return sizes.toSorted((a, b) => off(a) - off(b) || b.width * b.height - a.width * a.height)[0];
}

const AT_LEAST =
  /(?:at least|minimum(?: of)?|between|>=?|greater than(?: or equal to)?|不(?:能|得)?(?:小|低|少)于|最小|至少|大于等于)\D{0,24}(\d[\d,]{5,10})/;

function sizeOffer(words: string, { sentSize, options }: SentFacts): RefusalOffer | undefined {
  if (!/size|dimension|resolution|pixel|width|height|尺寸|分辨率|像素/.test(words))
    return undefined;
  const asked = formatSize(parseSize(options.size) ?? sentSize);
  const named = [...words.matchAll(/\d{2,5}\s?[x×*]\s?\d{2,5}/g)].flatMap(([text]) => {
    const size = parseSize(text);
    const isUsable = size && size.width >= 64 && size.height >= 64 && formatSize(size) !== asked;
    return isUsable ? [size] : [];
  });
  const best = nearest(named, sentSize);
  if (best) return { kind: "size", value: formatSize(best), learned: { sizes: named } };
  const minPixels = numberAfter(words, AT_LEAST);
  if (!minPixels || minPixels <= sentSize.width * sentSize.height) return undefined;
  return { kind: "larger", value: String(minPixels), learned: { minPixels } };
}

function maskOffer(words: string, error: AppError, sent: SentFacts): RefusalOffer | undefined {
  const { maskWay } = sent;
  const isNamed = /\b(?:mask|markup)\b|mask_image|蒙版|遮罩/.test(words);
  const mayBeMask = error.code === "server_error" && (error.status ?? 0) >= 500;
  if (!isMaskFile(maskWay) || !(isNamed || mayBeMask)) return undefined;
  return { kind: "mask", learned: { fields: [maskWay] } };
}

/** Names of fields that are words of their own count only where they are quoted, or called fields. */
function isNamed(field: string, words: string): boolean {
  const nouns = "(?:param(?:eter)?s?|arguments?|fields?|options?|propert(?:y|ies)|keys?|参数|字段)";
  const no = "(?:is |are )?(?:not (?:supported|allowed|permitted)|unsupported)|should not exist";
  const bare = field.includes("_")
    ? `\\b${field}\\b`
    : `['"\`‘“]${field}['"\`’”]|${nouns}[:： ]{0,2}${field}\\b|\\b${field}(?: (?:${nouns}|${no})| ?(?:参数|字段)?不)|不支持(?:设置)? ?${field}\\b`;
  return new RegExp(bare).test(words);
}

function fieldOffers(
  words: string,
  error: AppError,
  sent: SentFacts,
  fields: Capability["fields"],
) {
  const known = new Set<string>(OPTIONAL_FIELDS);
  const listed = String(error.params?.field ?? "").split(", ");
  const written = writeFields(sent.options, { user: sent.options.user ?? "" });
  const named = written.flatMap(([field, value]) =>
    value !== "" && fields.includes(field) && isNamed(field, words) ? [field] : [],
  );
  const all = [...new Set([...listed.filter((field) => known.has(field)), ...named])];
  return all.map((value): RefusalOffer => ({ kind: "field", value, learned: { fields: [value] } }));
}

function promptOffer(words: string, { prompt, suffix }: SentFacts): RefusalOffer | undefined {
  if (!/prompt|description|characters?\b|提示词|描述|字符/.test(words)) return undefined;
  const limit = numberAfter(
    words,
    /(?:at most|max(?:imum)?(?: (?:length|of|allowed))*|up to|less than|longer than|exceeds?(?: the)?|不(?:能|得)?超过|最[多大长]|<=?)\D{0,24}(\d[\d,]{1,6})/,
  );
  if (!limit || limit >= countCharacters(withSuffix(prompt, suffix))) return undefined;
  return { kind: "prompt", value: limit, learned: { promptLimit: limit } };
}

function imagesOffer(words: string, { references }: SentFacts): RefusalOffer | undefined {
  if (!references || references.length === 0) return undefined;
  const pattern =
    /(?:at most|max(?:imum)?(?: of)?|up to|only|no more than|最多(?:支持)?|仅支持|不(?:能)?超过)\s{0,3}(\d{1,2}|one|a single)\s?(?:input |reference )?(?:images?|pictures?|files?|张)/;
  const said = pattern.exec(words)?.[1];
  const isOne =
    /multiple (?:images|files)|single image|image\[\]|too many (?:images|files)|多张图/.test(words);
  if (said === undefined && !isOne) return undefined;
  const value = Math.max(1, Number(said) || 1);
  return value > references.length
    ? undefined
    : { kind: "images", value, learned: { maxImages: value } };
}

function countOffer(words: string, error: AppError, { options }: SentFacts) {
  if (options.count <= 1) return undefined;
  const field = String(error.params?.field ?? "").split(", ");
  const isNamed = field.includes("n") || /(?:^|[^\w])['"`]?n['"`]?(?:$|[^\w])/.test(words);
  if (!isNamed) return undefined;
  const said = numberAfter(
    words,
    /(?:at most|max(?:imum)?(?: of)?|up to|only|must be|less than or equal to|between 1 and|不(?:能)?超过|最多|<=)\D{0,12}(\d{1,2})\b/,
  );
  const value = said && said < options.count ? said : 1;
  return { kind: "count", value, learned: { maxCount: value } } as const;
}

const MB = 1_000_000;
const UNITS: Readonly<Record<string, number>> = { k: 1000, m: MB, g: 1000 * MB };
/** Where a server only says that it was too much: what many set. */
const USUAL_LIMITS = [4 * MB - 1, MB - 1];

function bytesOffer(words: string, error: AppError, { imageByteLimit }: Capability) {
  const isSaid = /too large|exceed|larger than|less than|size limit|maximum|过大|超过/.test(words);
  if (error.code !== "request_too_large" && !isSaid) return undefined;
  const [, number, unit = "m"] = /(\d+(?:\.\d+)?)\s?([kmg])i?b\b/.exec(words) ?? [];
  const said =
    number === undefined ? undefined : Math.floor(Number(number) * (UNITS[unit] ?? MB)) - 1;
  const usual = USUAL_LIMITS.find((limit) => limit < imageByteLimit);
  const limit = said ?? (error.code === "request_too_large" ? usual : undefined);
  if (limit === undefined || limit < 10_000 || limit >= imageByteLimit) return undefined;
  return { kind: "bytes", value: limit, learned: { imageByteLimit: limit } } as const;
}

/**
 * What can be done about a refusal, read from the server's own words: the
 * sizes, limits and fields it names, at most three. None is done by itself. A
 * 5xx may have been charged; it is offered to send only the picture then, because
 * some relays answer so whenever a mask is sent.
 *
 * @param capability what the model was taken for
 */
export function offersFor(
  error: AppError,
  sent: SentFacts,
  capability: Capability,
): readonly RefusalOffer[] {
  if (!CODES.has(error.code)) return [];
  const words = (error.detail ?? "").slice(0, MAX_WORDS).toLowerCase();
  const mask = maskOffer(words, error, sent);
  if (error.code === "server_error") return mask ? [mask] : [];
  const found = [
    mask,
    sizeOffer(words, sent),
    ...fieldOffers(words, error, sent, capability.fields),
    promptOffer(words, sent),
    imagesOffer(words, sent),
    countOffer(words, error, sent),
    bytesOffer(words, error, capability),
  ];
  return found.filter((offer) => offer !== undefined).slice(0, 3);
}
